/** The main job on the sample, end to end, each step seen to work. */
@NullMarked
package io.slipway.cli.demo;

import org.jspecify.annotations.NullMarked;

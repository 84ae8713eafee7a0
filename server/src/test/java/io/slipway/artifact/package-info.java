@NullMarked
package io.slipway.artifact;

import org.jspecify.annotations.NullMarked;

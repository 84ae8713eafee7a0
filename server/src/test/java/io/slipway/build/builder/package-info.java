@NullMarked
package io.slipway.build.builder;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.slipway.sandbox;

import org.jspecify.annotations.NullMarked;

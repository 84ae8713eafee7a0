@NullMarked
package io.slipway.bench;

import org.jspecify.annotations.NullMarked;

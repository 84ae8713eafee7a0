@NullMarked
package io.slipway.e2e;

import org.jspecify.annotations.NullMarked;

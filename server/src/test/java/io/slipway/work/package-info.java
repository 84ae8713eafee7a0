@NullMarked
package io.slipway.work;

import org.jspecify.annotations.NullMarked;

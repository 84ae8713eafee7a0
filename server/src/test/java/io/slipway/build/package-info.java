@NullMarked
package io.slipway.build;

import org.jspecify.annotations.NullMarked;

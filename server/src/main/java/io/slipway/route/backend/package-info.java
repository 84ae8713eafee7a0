/** One file per program that serves routes. */
@NullMarked
package io.slipway.route.backend;

import org.jspecify.annotations.NullMarked;

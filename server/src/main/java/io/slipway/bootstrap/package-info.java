/** Machines become clusters: one description in, keys, configurations and a node plan out. */
@NullMarked
package io.slipway.bootstrap;

import org.jspecify.annotations.NullMarked;

/** Broken apps on a real cluster, and what {@code why} says of them. */
package io.slipway.e2e.why;

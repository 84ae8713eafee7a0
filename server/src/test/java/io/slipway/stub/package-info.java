/**
 * An API server that only lists and watches, as many clusters as wanted, well-behaved or not: for tests
 * and, as a process of its own, for the bench.
 */
@NullMarked
package io.slipway.stub;

import org.jspecify.annotations.NullMarked;

/** Whole-system tests: real processes, real PostgreSQL, real Kubernetes, real browser; the CLI as people use it. */
@NullMarked
package io.slipway.e2e;

import org.jspecify.annotations.NullMarked;

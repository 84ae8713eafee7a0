/**
 * Domains and rules that lead to apps or plain addresses: declared here, served by a backend, and
 * proven by a real request through it.
 */
@NullMarked
package io.slipway.route;

import org.jspecify.annotations.NullMarked;

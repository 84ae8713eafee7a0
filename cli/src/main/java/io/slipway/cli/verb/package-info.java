/** The verbs, one class each or one a noun, over the server's API. */
@NullMarked
package io.slipway.cli.verb;

import org.jspecify.annotations.NullMarked;

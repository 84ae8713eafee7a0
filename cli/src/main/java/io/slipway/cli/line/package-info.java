/** The command line's grammar: words, options, targets. No input or output. */
@NullMarked
package io.slipway.cli.line;

import org.jspecify.annotations.NullMarked;

/** The client's end of a terminal in a pod: the person's own terminal, and the way to the server. */
@NullMarked
package io.slipway.cli.tty;

import org.jspecify.annotations.NullMarked;

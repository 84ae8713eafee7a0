/** Whom this machine's user talks to: the signed-in server, the instance on this machine, the project in use. */
@NullMarked
package io.slipway.cli.context;

import org.jspecify.annotations.NullMarked;

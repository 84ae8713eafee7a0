/** HTTP wiring: problem answers, event streams, the console's files, health. */
@NullMarked
package io.slipway.web;

import org.jspecify.annotations.NullMarked;

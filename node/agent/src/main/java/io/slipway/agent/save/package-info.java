/** A platform as one file: what goes into it, how it is written, checked and read. */
@NullMarked
package io.slipway.agent.save;

import org.jspecify.annotations.NullMarked;

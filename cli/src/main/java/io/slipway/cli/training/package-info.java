/** A canned server and a run of every verb against it: what the AOT cache is trained on, in the build. */
@NullMarked
package io.slipway.cli.training;

import org.jspecify.annotations.NullMarked;

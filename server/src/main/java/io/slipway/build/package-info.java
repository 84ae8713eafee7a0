/** From a commit to an artifact: the build as an operation, its log, and where it runs. */
@NullMarked
package io.slipway.build;

import org.jspecify.annotations.NullMarked;

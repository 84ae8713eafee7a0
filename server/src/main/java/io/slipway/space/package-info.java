/** Personal spaces: a project of one's own with a small budget, and an environment in it by one command. */
@NullMarked
package io.slipway.space;

import org.jspecify.annotations.NullMarked;

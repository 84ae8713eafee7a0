/** Who may do what: people, tokens, sessions, grants, and the one gate in front of every route. */
@NullMarked
package io.slipway.access;

import org.jspecify.annotations.NullMarked;

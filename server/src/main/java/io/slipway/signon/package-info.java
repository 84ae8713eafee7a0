/** How people prove who they are: passwords, one-use links, a second factor, identity providers. */
@NullMarked
package io.slipway.signon;

import org.jspecify.annotations.NullMarked;

/** Why an app is not ready: what its cluster shows, matched with rules that are data ({@code why/rules.yml}). */
@NullMarked
package io.slipway.why;

import org.jspecify.annotations.NullMarked;

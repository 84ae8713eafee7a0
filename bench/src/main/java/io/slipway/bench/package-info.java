/** The performance table: ours and the peer, measured side by side in one run on a platform of its own. */
@NullMarked
package io.slipway.bench;

import org.jspecify.annotations.NullMarked;

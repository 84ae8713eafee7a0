/** Where source comes from: repositories, looked up and fetched by the git binary inside the sandbox. */
@NullMarked
package io.slipway.source;

import org.jspecify.annotations.NullMarked;

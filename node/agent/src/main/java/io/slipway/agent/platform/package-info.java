/** The built-in plan: PostgreSQL, registry, router and server. */
@NullMarked
package io.slipway.agent.platform;

import org.jspecify.annotations.NullMarked;

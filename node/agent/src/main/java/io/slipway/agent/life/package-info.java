/** The life-cycle commands behind the launcher: up, down, status, doctor, logs. */
@NullMarked
package io.slipway.agent.life;

import org.jspecify.annotations.NullMarked;

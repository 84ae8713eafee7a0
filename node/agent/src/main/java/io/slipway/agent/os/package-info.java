/** What the agent asks of Linux: processes, mounts, cgroups, listeners, users, small tools. */
@NullMarked
package io.slipway.agent.os;

import org.jspecify.annotations.NullMarked;

package io.slipway.agent.daemon;

import io.slipway.api.node.PlanStatus;
import java.util.List;

/**
 * {@code GET /status}: the agent's own process and all plans, the built-in one first.
 *
 * @param stamp of the distribution that this agent was started from
 */
public record AgentStatus(long pid, long memory, String stamp, List<PlanStatus> plans) {}

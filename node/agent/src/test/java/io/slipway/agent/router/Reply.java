package io.slipway.agent.router;

/** What a visitor got. */
record Reply(int status, String body) {}

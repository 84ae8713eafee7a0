package io.slipway.drain;

/** @param force also pods that nothing makes again elsewhere */
record DrainSpec(String cluster, String node, boolean force) {}

package io.slipway.bench;

import java.io.IOException;
import java.util.List;

/** One job of the table: measures on the ground and judges by the goals. */
interface Metric {
    List<Row> rows() throws IOException, InterruptedException;
}

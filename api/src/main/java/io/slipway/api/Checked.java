package io.slipway.api;

import java.util.List;

/** An input that tells what is wrong with it, as far as it alone can know; the server refuses all of it at once. */
public interface Checked {
    List<Problem.Fault> faults();
}

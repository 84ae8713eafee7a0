package io.slipway;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a hot path takes from the heap each time: the same on a busy machine as on an idle one. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM = 200;
    private static final int TIMES = 1_000;

    private Allocation() {}

    /** Bytes a run, after enough runs to have what is made only once. */
    public static long bytes(Runnable job) {
        for (int i = 0; i < WARM; i++) job.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) job.run();
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / TIMES;
    }
}

package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bench's own clock, and the CPU that the commands it waited for have used. */
final class Stopwatch {
    private static final double TICK_MILLIS = 10;

    interface Job {
        void run() throws IOException, InterruptedException;
    }

    private Stopwatch() {}

    static double millis(Job job) throws IOException, InterruptedException {
        long from = System.nanoTime();
        job.run();
        return (System.nanoTime() - from) / 1e6;
    }

    /** CPU of all children that have ended. */
    static double childrenMillis() throws IOException {
        String[] fields = stat("self");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * TICK_MILLIS;
    }

    /** CPU of a process that runs. */
    static double cpuMillis(long pid) throws IOException {
        String[] fields = stat(Long.toString(pid));
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
    }

    /** The fields of proc(5) from the third on: the second may hold blanks. */
    private static String[] stat(String pid) throws IOException {
        String line = Files.readString(Path.of("/proc", pid, "stat"));
        return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    }
}

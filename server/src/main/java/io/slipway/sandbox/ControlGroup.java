package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The control group of one run. */
interface ControlGroup {
    /** Puts a process in; its children follow. */
    void join(long pid) throws IOException;

    /** True when the kernel ended a process of it for want of memory. */
    boolean ranOutOfMemory() throws IOException;

    /** Ends every process in it and removes it. */
    void destroy() throws IOException, InterruptedException;

    /** What the run sees of it, so that a JVM inside knows its limits. */
    List<Mount> view();

    /** The groups of this server; those of an earlier life are swept away. */
    interface Home {
        ControlGroup create(String name, Limits limits) throws IOException;

        void sweep() throws IOException, InterruptedException;
    }

    /** Chooses by what the machine has mounted. */
    static Home home(Path root, String server) throws IOException {
        return java.nio.file.Files.exists(root.resolve("cgroup.controllers"))
                ? ControlGroupV2.home(root, server)
                : ControlGroupV1.home(root, server);
    }
}

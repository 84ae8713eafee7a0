package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One folder for all controllers. */
final class ControlGroupV2 implements ControlGroup {
    private static final long PERIOD = 100_000;
    private static final String NEEDED = "+memory +pids +cpu";
    private final GroupFolder folder;

    private ControlGroupV2(GroupFolder folder) {
        this.folder = folder;
    }

    static Home home(Path root, String server) {
        GroupFolder parent = new GroupFolder(root.resolve(server));
        return new Home() {
            @Override
            public ControlGroup create(String name, Limits limits) throws IOException {
                new GroupFolder(root).set("cgroup.subtree_control", NEEDED);
                parent.make().set("cgroup.subtree_control", NEEDED);
                var group = new ControlGroupV2(new GroupFolder(parent.path().resolve(name)).make());
                group.limit(limits);
                return group;
            }

            @Override
            public void sweep() throws IOException, InterruptedException {
                parent.destroy();
            }
        };
    }

    private void limit(Limits limits) throws IOException {
        folder.set("memory.max", Long.toString(limits.memory()));
        folder.setIfThere("memory.swap.max", "0");
        folder.setIfThere("memory.oom.group", "0");
        folder.set("pids.max", Integer.toString(limits.processes()));
        folder.set("cpu.max", Math.round(limits.cpus() * PERIOD) + " " + PERIOD);
    }

    @Override
    public void join(long pid) throws IOException {
        folder.set("cgroup.procs", Long.toString(pid));
    }

    @Override
    public boolean ranOutOfMemory() throws IOException {
        return folder.count("memory.events", "oom_kill") > 0;
    }

    @Override
    public void destroy() throws IOException, InterruptedException {
        folder.destroy();
    }

    @Override
    public List<Mount> view() {
        return List.of(Mount.readOnly(folder.path(), "/sys/fs/cgroup"));
    }
}

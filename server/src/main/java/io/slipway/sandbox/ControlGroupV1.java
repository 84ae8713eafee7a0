package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One folder per controller: memory, pids and cpu. */
final class ControlGroupV1 implements ControlGroup {
    private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu");
    private static final long PERIOD = 100_000;
    private final Map<String, GroupFolder> folders;

    private ControlGroupV1(Map<String, GroupFolder> folders) {
        this.folders = folders;
    }

    static Home home(Path root, String server) throws IOException {
        Map<String, GroupFolder> parents = new TreeMap<>();
        for (String controller : CONTROLLERS) {
            Path mounted = root.resolve(controller);
            if (!Files.isDirectory(mounted)) {
                throw new IOException("control group controller '" + controller + "' is not mounted under " + root);
            }
            parents.put(controller, new GroupFolder(mounted.resolve(server)));
        }
        return new Home() {
            @Override
            public ControlGroup create(String name, Limits limits) throws IOException {
                Map<String, GroupFolder> folders = new TreeMap<>();
                for (var parent : parents.entrySet()) {
                    Path folder = parent.getValue().path().resolve(name);
                    folders.put(parent.getKey(), new GroupFolder(folder).make());
                }
                ControlGroupV1 group = new ControlGroupV1(folders);
                group.limit(limits);
                return group;
            }

            @Override
            public void sweep() throws IOException, InterruptedException {
                for (GroupFolder parent : parents.values()) parent.destroy();
            }
        };
    }

    private void limit(Limits limits) throws IOException {
        GroupFolder memory = folder("memory");
        memory.set("memory.limit_in_bytes", Long.toString(limits.memory()));
        // Absent where the kernel does not count swap; then there is none to hide in.
        memory.setIfThere("memory.memsw.limit_in_bytes", Long.toString(limits.memory()));
        folder("pids").set("pids.max", Integer.toString(limits.processes()));
        folder("cpu").set("cpu.cfs_period_us", Long.toString(PERIOD));
        folder("cpu").set("cpu.cfs_quota_us", Long.toString(Math.round(limits.cpus() * PERIOD)));
    }

    private GroupFolder folder(String controller) {
        return java.util.Objects.requireNonNull(folders.get(controller));
    }

    @Override
    public void join(long pid) throws IOException {
        for (GroupFolder folder : folders.values()) folder.set("cgroup.procs", Long.toString(pid));
    }

    @Override
    public boolean ranOutOfMemory() throws IOException {
        return folder("memory").count("memory.oom_control", "oom_kill") > 0;
    }

    @Override
    public void destroy() throws IOException, InterruptedException {
        for (GroupFolder folder : folders.values()) folder.destroy();
    }

    @Override
    public List<Mount> view() {
        return folders.entrySet().stream()
                .map(e -> Mount.readOnly(e.getValue().path(), "/sys/fs/cgroup/" + e.getKey()))
                .toList();
    }
}

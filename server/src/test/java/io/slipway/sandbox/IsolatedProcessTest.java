package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs root; elsewhere there are no walls to test. */
class IsolatedProcessTest {
    private static final int PORT = 8470;
    private static final Limits LIMITS = new Limits(256 << 20, 64, 1, 16 << 20, 0, Duration.ofSeconds(30));

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static Path workspace;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root");
        sandbox = Sandboxes.open(SandboxSettings.of(data.resolve("sandbox"), PORT, List.of()));
        assertThat(sandbox.weakness()).isNull();
        workspace = Files.createDirectories(data.resolve("ws"));
        sandbox.own(workspace);
    }

    @AfterAll
    static void close() throws Exception {
        if (sandbox == null) return;
        sandbox.close();
        assertThat(Path.of("/run/netns/slipway-build-" + PORT + "-0")).doesNotExist();
        assertThat(Path.of("/sys/class/net/swb" + PORT + "s0")).doesNotExist();
        assertThat(groups()).isEmpty();
    }

    private static List<Path> groups() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String controller : List.of("", "memory", "pids", "cpu")) {
            Path group = Path.of("/sys/fs/cgroup", controller, "slipway-build-" + PORT);
            if (!Files.isDirectory(group)) continue;
            try (var inside = Files.list(group)) {
                inside.filter(Files::isDirectory).forEach(found::add);
            }
        }
        return found;
    }

    private Ended run(Limits limits, boolean network, String script) throws Exception {
        return sandbox.run(
                new Command(
                        List.of("sh", "-c", script),
                        Map.of("PATH", "/usr/bin:/bin", "GIVEN", "yes"),
                        "/workspace",
                        List.of(Mount.writable(workspace, "/workspace")),
                        network,
                        limits),
                lines::add);
    }

    private Ended run(String script) throws Exception {
        return run(LIMITS, false, script);
    }

    @Test
    void isAnotherUserWithoutRights() throws Exception {
        assertThat(run("id -un; grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status; touch mine")
                        .well())
                .isTrue();
        assertThat(lines.getFirst()).isEqualTo("slipway-build");
        assertThat(lines).anyMatch(line -> line.matches("CapEff:\\s+0+"));
        assertThat(lines).anyMatch(line -> line.matches("CapBnd:\\s+0+"));
        assertThat(lines).anyMatch(line -> line.matches("NoNewPrivs:\\s+1"));
        assertThat(Files.getAttribute(workspace.resolve("mine"), "unix:uid")).isNotEqualTo(0);
    }

    @Test
    void seesNeitherSecretsNorTheServersEnvironment() throws Exception {
        Path secret = Files.writeString(data.resolve("secret"), "hidden");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw-rw-"));

        Ended ended =
                run("env; cat " + secret + "; ls -d /root /home /var/lib /etc/shadow /sys/class; ps ax 2>&1; true");

        assertThat(ended.well()).isTrue();
        assertThat(lines).contains("GIVEN=yes").noneMatch(line -> line.equals("hidden"));
        assertThat(lines).noneMatch(line -> line.startsWith("JAVA_HOME") || line.startsWith("HOME=/root"));
        assertThat(lines).anyMatch(line -> line.contains("'/root': No such file"));
        assertThat(lines).anyMatch(line -> line.contains("'/etc/shadow': No such file"));
        assertThat(lines).noneMatch(line -> line.contains("/bin/java"));
    }

    @Test
    void writesNowhereElse() throws Exception {
        run("touch /usr/x /etc/x /x; echo a > /proc/sys/kernel/hostname; mount -t tmpfs none /mnt; true");

        assertThat(lines).hasSizeGreaterThanOrEqualTo(4);
        assertThat(Path.of("/usr/x")).doesNotExist();
        assertThat(Path.of("/etc/x")).doesNotExist();
    }

    @Test
    void boundsAForkBombAndLeavesNothing() throws Exception {
        long start = System.nanoTime();
        Limits small = LIMITS.within(Duration.ofSeconds(2));

        Ended ended = run(small, false, "b() { b | b & b; }; b; sleep 60");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(ended.well()).isFalse();
        assertThat(groups()).isEmpty();
    }

    @Test
    void endsAllAtTheDeadline() throws Exception {
        Ended ended = run(LIMITS.within(Duration.ofSeconds(1)), false, "setsid sleep 4711 & setsid sleep 4711 & wait");

        assertThat(ended.how()).isEqualTo(Ended.How.TIME_OVER);
        assertThat(sleeping("4711")).isEmpty();
        assertThat(groups()).isEmpty();
    }

    @Test
    void leavesNoBackgroundProcess() throws Exception {
        assertThat(run("(setsid sleep 4712 >/dev/null 2>&1 &) ; exit 3").code()).isEqualTo(3);
        assertThat(sleeping("4712")).isEmpty();
    }

    @Test
    void namesWantOfMemory() throws Exception {
        Ended ended = run("head -c 600m /dev/zero | tail > /dev/null");

        assertThat(ended.how()).isEqualTo(Ended.How.OUT_OF_MEMORY);
    }

    @Test
    void boundsOneFile() throws Exception {
        run("head -c 64m /dev/zero > big; stat -c %s big");

        assertThat(lines).contains(Integer.toString(16 << 20));
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                sandbox.run(
                        new Command(
                                List.of("sh", "-c", "echo up; sleep 4713"),
                                Map.of("PATH", "/usr/bin"),
                                "/",
                                List.of(),
                                false,
                                LIMITS),
                        line -> running.countDown());
            } catch (IOException | InterruptedException e) {
                thrown.add(e);
            }
        });
        running.await();
        thread.interrupt();
        thread.join();

        assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(sleeping("4713")).isEmpty();
        assertThat(groups()).isEmpty();
    }

    @Test
    void doesNotReachThePlatformsPorts() throws Exception {
        var anywhere = HttpServer.create(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), 0);
        anywhere.start();
        try {
            int port = anywhere.getAddress().getPort();
            String hosts = "127.0.0.1 $(ip route | sed -n 's/default via \\([^ ]*\\).*/\\1/p') 169.254.169.254";
            run(
                    LIMITS,
                    true,
                    "for h in " + hosts + "; do timeout 3 bash -c \"echo > /dev/tcp/$h/" + port
                            + "\" && echo REACHED $h || echo refused $h; done");
        } finally {
            anywhere.stop(0);
        }
        assertThat(lines).filteredOn(line -> line.startsWith("refused")).hasSize(3);
        assertThat(lines).noneMatch(line -> line.startsWith("REACHED"));
    }

    @Test
    void cleansWhatCouldForgeALine() throws Exception {
        run("printf 'a\\033[2Jb\\rc\\007\\n'");

        assertThat(lines).containsExactly("abc");
    }

    @Test
    void saysWhatCannotBeStarted() {
        assertThatThrownBy(() -> sandbox.run(
                        new Command(
                                List.of("true"),
                                Map.of(),
                                "/",
                                List.of(),
                                false,
                                new Limits(1, 1, 1, 1, 0, Duration.ZERO)),
                        lines::add))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Long> sleeping(String seconds) {
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").endsWith("sleep " + seconds))
                .map(ProcessHandle::pid)
                .toList();
    }
}

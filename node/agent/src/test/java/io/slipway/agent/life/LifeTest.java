package io.slipway.agent.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.Slipway;
import io.slipway.agent.core.Places;
import io.slipway.agent.daemon.DaemonLock;
import io.slipway.agent.os.Pid;
import io.slipway.agent.os.Tool;
import io.slipway.agent.part.RunningParts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a person calls them, with the real database and router and a server that only answers. */
class LifeTest {
    private static final int PORT = 8140;

    @TempDir
    Path folder;

    private Path data;
    private Places places;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(Tool.find("haproxy").isPresent());
        // The database's user passes through here to its data.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        data = folder.resolve("data");
        places = Places.of(data);
        jar(Files.createDirectories(folder.resolve("dist/server/lib")).resolve("server.jar"));
        // Another instance on this machine, so that users stay that others may need.
        Instances.note(Places.of(folder));
    }

    @AfterEach
    void end() {
        Life.run(List.of("down", "--data", data.toString(), "--purge"));
        Instances.forget(Places.of(folder));
    }

    @Test
    void goesUpOnceIsFoundAgainAdoptedAfterADeathAndPurged() throws IOException {
        assertThat(up()).isZero();
        Map<String, Pid> first = RunningParts.of(places).processes();
        assertThat(first).containsOnlyKeys("server", "haproxy", "postgres");
        assertThat(Life.run(List.of("status", "--data", data.toString()))).isZero();
        assertThat(Files.getPosixFilePermissions(places.adminToken()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(places.adminToken())).matches("slw_[A-Za-z0-9]{40}\n");

        assertThat(up()).isZero();
        assertThat(RunningParts.of(places).processes()).isEqualTo(first);

        Pid daemon = DaemonLock.holder(places).orElseThrow();
        daemon.signal("KILL");
        assertThat(daemon.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(Life.run(List.of("status", "--data", data.toString()))).isEqualTo(1);
        assertThat(up()).isZero();
        assertThat(RunningParts.of(places).processes()).isEqualTo(first);

        assertThat(Life.run(List.of("down", "--data", data.toString(), "--purge")))
                .isZero();
        assertThat(first.values()).noneMatch(Pid::alive);
        assertThat(data).doesNotExist();
        assertThat(Life.run(List.of("down", "--data", data.toString(), "--purge")))
                .isZero();
    }

    @Test
    void restartsOnlyTheServerForANewBuildAndKeepsItsDataOverDownAndUp() throws IOException {
        assertThat(up()).isZero();
        Map<String, Pid> first = RunningParts.of(places).processes();
        jar(folder.resolve("dist/server/lib/another.jar"));

        assertThat(up()).isZero();

        Map<String, Pid> second = RunningParts.of(places).processes();
        assertThat(second.get("server")).isNotEqualTo(first.get("server"));
        assertThat(second.get("postgres")).isEqualTo(first.get("postgres"));
        assertThat(Life.run(List.of("down", "--data", data.toString()))).isZero();
        assertThat(RunningParts.of(places).processes()).isEmpty();
        assertThat(places.postgres()).isDirectory();
        assertThat(up()).isZero();
    }

    @Test
    void refusesTakenPortsAndMovesOfWhatRuns() throws IOException {
        try (ServerSocket taken = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(up()).isEqualTo(1);
            assertThat(RunningParts.of(places).processes()).isEmpty();
        }
        assertThat(Life.run(List.of("up", "--port", "no", "--data", data.toString())))
                .isEqualTo(2);
    }

    private int up() {
        List<String> words =
                new ArrayList<>(List.of("up", "--data", data.toString(), "--port", Integer.toString(PORT)));
        words.addAll(List.of("--cluster", "none", "--timeout", "90"));
        words.addAll(List.of("--parts", folder.resolve("no-parts").toString()));
        words.addAll(List.of("--dist", folder.resolve("dist").toString()));
        return Life.run(words);
    }

    private static void jar(Path file) throws IOException {
        String name = Slipway.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                InputStream code = Slipway.class.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new JarEntry(name));
            if (code == null) throw new IOException(name + " is not on the class path");
            code.transferTo(jar);
        }
    }
}

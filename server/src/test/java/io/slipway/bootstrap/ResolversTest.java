package io.slipway.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolversTest {
    @TempDir
    private Path folder;

    @Test
    void takesServersThatAPodCanReach() throws IOException {
        Path own =
                file("own", "search example\nnameserver 192.0.2.53\nnameserver 2001:db8::53\nnameserver 127.0.0.1\n");
        assertThat(Resolvers.ofMachine(own, folder.resolve("none"))).containsExactly("192.0.2.53");
    }

    @Test
    void looksBehindALocalStub() throws IOException {
        Path own = file("own", "nameserver 127.0.0.53\n");
        assertThat(Resolvers.ofMachine(own, file("stub", "nameserver 192.0.2.54\n")))
                .containsExactly("192.0.2.54");
    }

    @Test
    void findsNoneOnAMachineWithoutANetwork() throws IOException {
        Path nothing = folder.resolve("none");
        assertThat(Resolvers.ofMachine(file("own", "# empty\n"), nothing)).isEmpty();
        assertThat(Resolvers.ofMachine(nothing, nothing)).isEmpty();
    }

    @Test
    void saysWhenAPodCanReachNone() throws IOException {
        Path own = file("own", "nameserver 127.0.0.1\n");
        assertThatThrownBy(() -> Resolvers.ofMachine(own, folder.resolve("none")))
                .hasMessageContaining("names no DNS server");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

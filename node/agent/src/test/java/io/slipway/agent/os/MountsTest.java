package io.slipway.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MountsTest {
    private static String line(String point) {
        return "36 35 98:0 / " + point + " rw,noatime master:1 - ext3 /dev/root rw";
    }

    @Test
    void namesWhatLiesBelowDeepestAndNewestFirst() {
        Stream<String> info = Stream.of("/", "/data", "/data/a", "/data/a/b", "/data/a", "/database")
                .map(MountsTest::line);

        assertThat(Mounts.below(Path.of("/data"), info))
                .extracting(Path::toString)
                .containsExactly("/data/a/b", "/data/a", "/data/a", "/data");
    }

    @Test
    void readsEscapedBlanks() {
        assertThat(Mounts.below(Path.of("/my data"), Stream.of(line("/my\\040data/x"))))
                .containsExactly(Path.of("/my data/x"));
    }
}

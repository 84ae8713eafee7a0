package io.slipway.cli.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Beside the library that the client leaves out for its start's sake. */
class JsonReaderTest {
    @Property(tries = 300)
    void readsWhatJacksonWrites(@ForAll("documents") Object document) {
        String text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document);

        assertThat(JsonReader.read(text)).isEqualTo(JsonMapper.shared().readValue(text, Object.class));
    }

    @Property(tries = 300)
    void jacksonReadsWhatIsWritten(@ForAll("documents") Object document) {
        assertThat(JsonMapper.shared().readValue(JsonWriter.write(document), Object.class))
                .isEqualTo(document);
    }

    @Property(tries = 500)
    void refusesByItsOwnExceptionOnly(
            @ForAll("documents") Object document, @ForAll @IntRange(min = 0, max = 60) int at, @ForAll char other) {
        StringBuilder text = new StringBuilder(JsonMapper.shared().writeValueAsString(document));
        text.setCharAt(Math.min(at, text.length() - 1), other);
        try {
            JsonReader.read(text.toString());
        } catch (NotJson refused) {
            assertThat(refused).hasMessageContaining("character");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1,",
                "[1 2]",
                "{\"a\" 1}",
                "{a:1}",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "tru",
                "-",
                "1.e",
                "1 1",
                "]"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(NotJson.class);
    }

    @Test
    void saysWhereAndWhatWasWanted() {
        assertThatThrownBy(() -> JsonReader.read("{\"a\":1,}"))
                .hasMessage("character 7 is '}' and should be a name in quotes");
    }

    @Test
    void endsAtADepthThatTheStackHolds() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).hasMessageContaining("more than 200 levels");
    }

    @Provide
    Arbitrary<Object> documents() {
        return documents(3);
    }

    private static Arbitrary<Object> documents(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange(' ', '\uD7FF')
                        .ofMaxLength(12)
                        .map(s -> s),
                Arbitraries.of("\"", "\\", "a\\\"b\n\t\r", "\b\f/", "环境"),
                Arbitraries.integers().map(i -> i),
                Arbitraries.longs().map(l -> l == l.intValue() ? (Object) l.intValue() : l),
                Arbitraries.longs()
                        .greaterOrEqual(1L << 40)
                        .map(l -> BigInteger.valueOf(-l).pow(3)),
                Arbitraries.doubles().map(d -> d),
                Arbitraries.of(true, false));
        if (depth == 0) return scalars;
        Arbitrary<Object> inner = documents(depth - 1);
        return Arbitraries.oneOf(
                scalars,
                inner.list().ofMaxSize(4).map(l -> l),
                Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(5), inner)
                        .ofMaxSize(4)
                        .map(LinkedHashMap::new));
    }
}

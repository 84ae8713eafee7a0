package io.slipway.cli.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void bringsBackWhatItRead() {
        String text = "{\"a\":[1,2.5,true,null,\"x\"],\"b\":{\"c\":9007199254740993}}";

        assertThat(Json.write(Json.read(text))).isEqualTo(text);
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        assertThat(Json.write("a\u001b\u007f\u009b\u202e环")).isEqualTo("\"a\\u001b\\u007f\\u009b\\u202e环\"");
    }

    @Test
    void readsNothingAsNothing() {
        assertThat(Json.read("").missing()).isTrue();
    }

    @Test
    void writesYamlThatQuotesWhatYamlWouldMisread() {
        Object value = Json.read(
                "{\"name\":\"web\",\"yes\":\"no\",\"n\":\"12\",\"list\":[{\"a\":1,\"b\":[]},\"x: y\"],\"t\":null}");

        assertThat(Yaml.write(value)).isEqualTo("""
                        name: web
                        "yes": "no"
                        "n": "12"
                        list:
                          - a: 1
                            b: []
                          - "x: y"
                        t: null
                        """);
    }

    @Test
    void leadsWithTheFieldsThatScriptsRead() {
        Doc led = Json.read("{\"id\":\"1\",\"state\":\"old\"}").led(Map.of("state", "new"));

        assertThat(Json.write(led)).isEqualTo("{\"state\":\"new\",\"id\":\"1\"}");
        assertThat(Json.read("[1]").items()).isEqualTo(List.of(new Doc(1)));
    }
}

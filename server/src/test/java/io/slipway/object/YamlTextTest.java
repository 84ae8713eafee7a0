package io.slipway.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.core.Refusal;
import org.junit.jupiter.api.Test;

/** YAML in people's hands: read, written, and its faults with their lines. */
class YamlTextTest {
    private static final YamlText TEXT = new YamlText("yaml", """
            kind: Deployment
            metadata:
              labels: {a.b/c: d}
            spec:
              template:
                spec:
                  containers:
                    - name: app
                      image: "app:1"
                    - name: side
                      imagee: "side:1"
            """);

    @Test
    void aFaultStandsOnItsLine() {
        assertThat(TEXT.at("spec.template.spec.containers[1].imagee", "unknown").message())
                .isEqualTo("unknown (line 11)");
        assertThat(TEXT.at("spec.template.spec.containers[0].image", "bad").message())
                .isEqualTo("bad (line 9)");
        assertThat(TEXT.at("metadata.labels[a.b/c]", "bad").message()).isEqualTo("bad (line 3)");
        assertThat(TEXT.at("spec.selector", "Required value").message())
                .as("what is missing stands at its parent")
                .isEqualTo("Required value (line 4)");
    }

    @Test
    void whatIsNoYamlIsToldWithItsPlace() {
        assertThatThrownBy(() -> new YamlText("yaml", "a: b\n c: [").object())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no YAML")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> new YamlText("yaml", "just words").object()).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new YamlText("yaml", "a: *unknown\n").object()).isInstanceOf(Refusal.class);
    }

    @Test
    void anAliasIsRefusedOnItsLine() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\n";
        assertThatThrownBy(() -> new YamlText("yaml", bomb).object())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("*a")
                .hasMessageContaining("line 2, column 8");
        assertThatThrownBy(() -> new YamlText("yaml", "a: x\nb: &b\n  c: *b\n").object())
                .as("holds itself")
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> new YamlText("yaml", "a: &a long\nb: *a\n").object())
                .as("a text, too: many of a long one are as much")
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        var object = TEXT.object();
        assertThat(new YamlText("yaml", YamlText.of(object)).object()).isEqualTo(object);
        assertThat(YamlText.of(object)).doesNotContain("{").contains("image: app:1");
    }
}

package io.slipway.agent.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.node.NodePlan.Part;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartSpecTest {
    private static PartSpec spec(List<String> command, Map<String, String> environment, String content) {
        Part part = new Part("p", command, environment, null, null, false, List.of(), null, 5, List.of(), List.of());
        return new PartSpec(part, "plan", null, "TERM", 1, content);
    }

    private static PartSpec in(@Nullable String namespace) {
        return new PartSpec(spec(List.of("/bin/a"), Map.of(), "").part(), "plan", namespace, "TERM", 1, "");
    }

    @Test
    void isTheSameProcessWhateverTheOrderOfItsEnvironment() {
        Map<String, String> forth = new java.util.LinkedHashMap<>(Map.of("A", "1"));
        forth.put("B", "2");
        Map<String, String> back = new java.util.LinkedHashMap<>(Map.of("B", "2"));
        back.put("A", "1");

        assertThat(spec(List.of("/bin/a"), forth, "").fingerprint())
                .isEqualTo(spec(List.of("/bin/a"), back, "").fingerprint());
    }

    @Test
    void isAnotherProcessWithOtherWordsOrContent() {
        String one = spec(List.of("/bin/a", "b c"), Map.of(), "").fingerprint();

        assertThat(spec(List.of("/bin/a", "b", "c"), Map.of(), "").fingerprint())
                .isNotEqualTo(one);
        assertThat(spec(List.of("/bin/a", "b c"), Map.of(), "x").fingerprint()).isNotEqualTo(one);
        assertThat(in("ns").fingerprint()).isNotEqualTo(in(null).fingerprint());
    }

    @Test
    void runsInASessionAndNamespaceOfItsOwn() {
        assertThat(in("ns").launch())
                .containsExactly("/usr/bin/setsid", "/usr/bin/nsenter", "--net=/run/netns/ns", "--", "/bin/a");
    }
}

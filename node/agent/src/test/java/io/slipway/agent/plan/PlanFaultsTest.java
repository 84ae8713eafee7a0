package io.slipway.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.node.NodePlan;
import io.slipway.api.node.NodePlan.FileSpec;
import io.slipway.api.node.NodePlan.Part;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanFaultsTest {
    private static Part part(String name, String program, boolean inNamespace, List<String> after) {
        return new Part(
                name, List.of(program), Map.of(), null, null, inNamespace, after, null, 5, List.of(), List.of());
    }

    @Test
    void namesEveryFaultAtOnce() {
        FileSpec file = new FileSpec("relative", "", "target", "rwx", null);
        NodePlan plan = new NodePlan(
                "platform",
                List.of(file),
                null,
                List.of(part("a", "sleep", true, List.of("b")), part("a", "/bin/sleep", false, List.of())));

        assertThat(PlanFaults.of(plan)).hasSize(8);
    }

    @Test
    void findsNothingWrongWithAGoodPlan() {
        FileSpec file = new FileSpec("/tmp/x", "", null, "0600", null);
        List<Part> parts =
                List.of(part("a", "/bin/sleep", false, List.of()), part("b", "/bin/sleep", false, List.of("a")));

        assertThat(PlanFaults.of(new NodePlan("good", List.of(file), null, parts)))
                .isEmpty();
    }

    @Test
    void readsOctalModes() {
        assertThat(PosixFilePermissions.toString(PlanFiles.mode("0750"))).isEqualTo("rwxr-x---");
        assertThat(PosixFilePermissions.toString(PlanFiles.mode("0644"))).isEqualTo("rw-r--r--");
    }
}

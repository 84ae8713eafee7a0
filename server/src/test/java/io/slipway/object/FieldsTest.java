package io.slipway.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two versions of an object side by side, and who wrote what of it. */
class FieldsTest {
    private static final String OLD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              resourceVersion: "7"
              labels: {app.kubernetes.io/name: web}
              managedFields:
                - manager: kubectl-edit
                  operation: Update
                  time: "2026-11-21T10:00:00Z"
                  fieldsV1: {"f:spec": {"f:replicas": {}}}
                - manager: slipway
                  operation: Apply
                  time: "2026-11-20T10:00:00Z"
                  fieldsV1: {"f:metadata": {"f:labels": {"f:app.kubernetes.io/name": {}}}, "f:spec": {"f:template": {"f:spec": {"f:containers": {'k:{"name":"app"}': {".": {}, "f:image": {}}}}}}}
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                    - {name: side, image: "side:1"}
                    - {name: app, image: "app:1"}
            status: {readyReplicas: 2}
            """;

    @Test
    void namesWhatIsAnotherByPathsThatPeopleRead() {
        String now = OLD.replace("replicas: 2\n", "replicas: 3\n")
                .replace("app:1", "app:2")
                .replace("\"7\"", "\"9\"")
                .replace("readyReplicas: 2", "readyReplicas: 1")
                .replace("{app.kubernetes.io/name: web}", "{}");
        assertThat(fields(OLD).until(fields(now)))
                .containsExactlyInAnyOrder(
                        new Fields.Pair("metadata.labels[app.kubernetes.io/name]", "web", null),
                        new Fields.Pair("spec.replicas", "2", "3"),
                        new Fields.Pair("spec.template.spec.containers[app].image", "app:1", "app:2"));
    }

    @Test
    void anItemKeepsItsNameInAnotherPlace() {
        String turned = OLD.replace(
                "- {name: side, image: \"side:1\"}",
                "- {name: x, image: \"x:1\"}\n        - {name: side, image: \"side:1\"}");
        assertThat(fields(OLD).until(fields(turned)))
                .extracting(Fields.Pair::field)
                .containsExactly("spec.template.spec.containers[x].image", "spec.template.spec.containers[x].name");
    }

    @Test
    void anotherOrderIsAChangeOfTheList() {
        String turned = OLD.replace("- {name: side, image: \"side:1\"}", "- {name: app, image: \"app:1\"}")
                .replaceFirst("(?s)(.*)- \\{name: app, image: \"app:1\"}", "$1- {name: side, image: \"side:1\"}");
        assertThat(fields(OLD).until(fields(turned)))
                .containsExactly(new Fields.Pair("spec.template.spec.containers", "[side, app]", "[app, side]"));
    }

    @Test
    void anEmptyMapOrListIsAChange() {
        String emptied = OLD.replace("replicas: 2\n", "replicas: 2\n  emptyDir: {}\n  args: []\n");
        assertThat(fields(OLD).until(fields(emptied)))
                .containsExactly(
                        new Fields.Pair("spec.args", null, "[]"), new Fields.Pair("spec.emptyDir", null, "{}"));
        assertThat(fields(emptied).until(fields(emptied.replace("emptyDir: {}", "emptyDir: {medium: Memory}"))))
                .containsExactly(new Fields.Pair("spec.emptyDir.medium", null, "Memory"));
    }

    @Test
    void aTextIsNotTheNumberThatIsWrittenAlike() {
        assertThat(fields(OLD).until(fields(OLD.replace("replicas: 2\n", "replicas: \"2\"\n"))))
                .containsExactly(new Fields.Pair("spec.replicas", "2", "\"2\""));
    }

    @Test
    void saysWhoWroteAField() {
        Writers writers = Writers.of(new YamlText("yaml", OLD).object());
        assertThat(writers.of("spec.replicas").name()).isEqualTo("kubectl-edit");
        assertThat(writers.of("spec.template.spec.containers[app].image").name())
                .isEqualTo("slipway");
        assertThat(writers.of("metadata.labels[app.kubernetes.io/name]").name()).isEqualTo("slipway");
        assertThat(writers.of("spec.template.spec.containers[side].image")).isNull();
        assertThat(writers.all().stream().map(w -> w.name()).toList()).isEqualTo(List.of("kubectl-edit", "slipway"));
    }

    private static Fields fields(String yaml) {
        return Fields.of(new YamlText("yaml", yaml).object());
    }
}

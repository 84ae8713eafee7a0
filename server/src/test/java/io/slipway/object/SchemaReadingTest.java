package io.slipway.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.api.ObjectSchema;
import io.slipway.core.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SchemaReadingTest {
    /** As an API server writes it, with what is not reached from the root and a type that holds itself. */
    private static final String DOCUMENT = """
            {"components":{"schemas":{
             "v1.Deployment":{"x-kubernetes-group-version-kind":[{"group":"apps","version":"v1","kind":"Deployment"}],
              "properties":{"kind":{"type":"string","description":"What it is.\\nMore."},
               "spec":{"allOf":[{"$ref":"#/components/schemas/v1.Spec"}],"default":{}},
               "status":{"allOf":[{"$ref":"#/components/schemas/v1.Unreached"}]}}},
             "v1.Spec":{"required":["containers"],"properties":{
               "replicas":{"type":"integer"},
               "size":{"allOf":[{"$ref":"#/components/schemas/v1.Quantity"}]},
               "labels":{"type":"object","additionalProperties":{"type":"string"}},
               "limits":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/v1.Quantity"}},
               "containers":{"type":"array","items":{"allOf":[{"$ref":"#/components/schemas/v1.Container"}]}},
               "args":{"type":"array","items":{"type":"string"}},
               "own":{"type":"object","properties":{"deep":{"type":"boolean"}}}}},
             "v1.Container":{"properties":{"policy":{"type":"string","enum":["Always","Never"]},
               "inner":{"allOf":[{"$ref":"#/components/schemas/v1.Container"}]}}},
             "v1.Quantity":{"type":"string"},
             "v1.Unreached":{"properties":{"x":{"type":"string"}}}}}}""";

    private final SchemaReading reading = new SchemaReading(JsonMapper.shared().readTree(DOCUMENT));

    @Test
    void keepsWhatCanBeReachedByName() {
        ObjectSchema schema = reading.of("apis/apps/v1", "Deployment");
        assertThat(schema.root()).isEqualTo("v1.Deployment");
        assertThat(schema.types()).containsOnlyKeys("v1.Deployment", "v1.Spec", "v1.Spec.own", "v1.Container");
        var root = schema.types().get("v1.Deployment");
        assertThat(root).containsOnlyKeys("kind", "spec");
        assertThat(root.get("kind").doc()).isEqualTo("What it is.");
        assertThat(root.get("spec").of()).isEqualTo("v1.Spec");
    }

    @Test
    void tellsTypesListsMapsAndWords() {
        var spec = reading.of("apis/apps/v1", "Deployment").types().get("v1.Spec");
        assertThat(spec.get("replicas").type()).isEqualTo("integer");
        assertThat(spec.get("size").type()).isEqualTo("string");
        assertThat(spec.get("labels").type()).isEqualTo("map of string");
        assertThat(spec.get("labels").keys()).isTrue();
        assertThat(spec.get("limits").type()).isEqualTo("map of string");
        assertThat(spec.get("containers").type()).isEqualTo("array of object");
        assertThat(spec.get("containers").of()).isEqualTo("v1.Container");
        assertThat(spec.get("containers").required()).isTrue();
        assertThat(spec.get("args").type()).isEqualTo("array of string");
        assertThat(spec.get("own").of()).isEqualTo("v1.Spec.own");
        var container = reading.of("apis/apps/v1", "Deployment").types().get("v1.Container");
        assertThat(container.get("policy").words()).containsExactly("Always", "Never");
        assertThat(container.get("inner").of()).isEqualTo("v1.Container");
    }

    @Test
    void aKindItDoesNotKnowIsSaid() {
        assertThatThrownBy(() -> reading.of("apis/batch/v1", "Deployment"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no schema of Deployment in apis/batch/v1");
    }
}

package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slipway.api.Environment;
import io.slipway.api.Problem;
import io.slipway.core.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UnreadableBodyTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void anUnknownWordNamesTheFieldAndThoseThatThereAre() {
        Problem problem = refused("{\"name\": \"dev\", \"envClass\": \"fat\"}");
        assertThat(problem.faults().getFirst().field()).isEqualTo("envClass");
        assertThat(problem.detail()).isEqualTo("envClass 'fat' is not one of dev, prod, stage, test");
    }

    @Test
    void aWrongShapeNamesTheField() {
        assertThat(refused("{\"name\": [1]}").detail()).isEqualTo("name is not a text");
        assertThat(refused("[]").faults().getFirst().field()).isEqualTo("body");
    }

    @Test
    void noJsonNamesThePlace() {
        assertThat(refused("{\"name\": dev}").detail()).startsWith("the body is not JSON: line 1, column ");
        assertThat(refused("{\"name\": dev}").detail())
                .doesNotContain("jackson")
                .doesNotContain("io.slipway");
    }

    private Problem refused(String body) {
        return Refusal.invalid(List.of(
                        UnreadableBody.fault(catchThrowable(() -> json.readValue(body, Environment.Create.class)))))
                .problem();
    }
}

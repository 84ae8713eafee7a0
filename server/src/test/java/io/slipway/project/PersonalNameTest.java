package io.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Names;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalNameTest {
    @Test
    void isLegalWhateverThePersonIsCalled() {
        for (String person :
                List.of("ann", "7up", "a.very.long.name.of.somebody@example.com", "x", "9", "a--b", "ann.-")) {
            for (int n : List.of(1, 2, 37, 999)) {
                String name = PersonalProjects.name(person, n);
                assertThat(Names.legal(name)).as("%s %d: %s", person, n, name).isTrue();
            }
        }
        assertThat(PersonalProjects.name("ann.li@example.com", 1)).isEqualTo("ann-li");
        assertThat(PersonalProjects.name("ann.li@example.com", 2)).isEqualTo("ann-li-2");
    }
}

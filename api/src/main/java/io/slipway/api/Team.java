package io.slipway.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People who are given rights together. */
public record Team(String name, @Nullable String description, List<Member> members, Instant created) {

    /** @param source {@code local}, or the identity provider that says so */
    public record Member(String person, String source) {}

    /** Input of {@code POST /access/teams}. */
    public record Create(String name, @Nullable String description) implements Checked {
        @Override
        public List<Problem.Fault> faults() {
            return Names.faults("team", name);
        }
    }
}

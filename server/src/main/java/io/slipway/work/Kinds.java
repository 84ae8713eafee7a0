package io.slipway.work;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of work there are: every bean of type {@link Work}. */
@Component
class Kinds {
    // Asked for late: features that bring a kind also use Operations.
    private final ObjectProvider<Work<?>> beans;

    Kinds(ObjectProvider<Work<?>> beans) {
        this.beans = beans;
    }

    Work<?> get(String kind) {
        return find(kind)
                .orElseThrow(
                        () -> new IllegalStateException("no work of kind '" + kind + "'; known: " + all().keySet()));
    }

    /** Empty for a kind that only another version of the server knows. */
    Optional<Work<?>> find(String kind) {
        return Optional.ofNullable(all().get(kind));
    }

    private Map<String, Work<?>> all() {
        return beans.stream().collect(Collectors.toMap(Work::kind, Function.<Work<?>>identity()));
    }
}

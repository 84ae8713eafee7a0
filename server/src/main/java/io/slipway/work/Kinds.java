package io.slipway.work;

import java.util.Map;
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
        Map<String, Work<?>> kinds = beans.stream().collect(Collectors.toMap(Work::kind, Function.<Work<?>>identity()));
        Work<?> work = kinds.get(kind);
        if (work == null) throw new IllegalStateException("no work of kind '" + kind + "'; known: " + kinds.keySet());
        return work;
    }
}

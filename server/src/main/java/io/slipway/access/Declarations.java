package io.slipway.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the routes declare, read when it is first wanted: the mapping is made after the gate. */
@Component
class Declarations {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private @Nullable Map<Permission, Permission> prod;

    Declarations(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** What a right's acts take besides where the environment is of class prod; null for nothing. */
    synchronized @Nullable Permission prod(Permission right) {
        Map<Permission, Permission> known = prod;
        if (known == null) {
            Map<Permission, Permission> read = new EnumMap<>(Permission.class);
            mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                    .map(handler -> handler.getMethodAnnotation(Needs.class))
                    .filter(Objects::nonNull)
                    .filter(needs -> needs.prod() != Permission.PROJECT_VIEW)
                    .forEach(needs -> read.put(needs.value(), needs.prod()));
            prod = known = read;
        }
        return known.get(right);
    }
}

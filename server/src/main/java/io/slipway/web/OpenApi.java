package io.slipway.web;

import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.api.DryRun;
import io.slipway.store.Trial;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's description of itself: nested records by both their names, what cannot be null is required. */
@Configuration(proxyBeanMethods = false)
class OpenApi {
    /** Of the whole JVM, since springdoc keeps its resolvers so: with two servers in it, one asks the other's. */
    private static final Map<String, Class<?>> NAMED = new ConcurrentHashMap<>();

    OpenApi() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Person.class, Place.class, Trial.class);
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mapper) {
        return new ModelResolver(mapper.jsonMapper(), new Names());
    }

    @Bean
    OpenApiCustomizer describe() {
        return api -> {
            ModelConverters.getInstance(true).readAll(DryRun.class).forEach(api.getComponents()::addSchemas);
            api.setInfo(new Info().title("Slipway").version("v1"));
            api.getComponents().getSchemas().forEach(this::require);
        };
    }

    /** The parameter of all that can be tried, and what a trial answers. */
    @Bean
    OperationCustomizer tryable() {
        return (operation, handler) -> {
            if (!TrialArgument.tries(handler)) return operation;
            operation.addParametersItem(new QueryParameter()
                    .name(TrialArgument.DRY_RUN)
                    .description("true: check all, do nothing, and answer what would be done")
                    .schema(new BooleanSchema()._default(false)));
            Schema<?> plan = new Schema<>().$ref("#/components/schemas/DryRun");
            operation
                    .getResponses()
                    .addApiResponse(
                            "200",
                            new ApiResponse()
                                    .description("With dryRun=true: what would be done")
                                    .content(new Content()
                                            .addMediaType("application/json", new MediaType().schema(plan))));
            return operation;
        };
    }

    private void require(String name, Schema<?> schema) {
        Class<?> type = NAMED.get(name.replaceFirst("(?<=^Page).*", ""));
        if (type == null || !type.isRecord()) return;
        List<String> required = Arrays.stream(type.getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
        schema.setRequired(required);
    }

    private static final class Names extends TypeNameResolver {
        @Override
        protected String getNameOfClass(Class<?> type) {
            Class<?> outer = type.getEnclosingClass();
            String name = outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
            NAMED.put(name, type);
            return name;
        }
    }
}

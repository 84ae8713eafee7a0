package io.slipway.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deployable unit: one workload, one artifact.
 *
 * @param group the application it belongs to, the project's name by default
 * @param git repository URL or absolute path
 * @param ref branch, tag or commit, {@code main} by default
 * @param dir folder in the repository that holds the pom, {@code .} by default
 * @param module Maven module to build, null for the only one
 * @param builder jib, dockerfile or jar
 * @param port the container's HTTP port
 */
public record App(
        UUID id,
        String project,
        String name,
        String group,
        String git,
        String ref,
        String dir,
        @Nullable String module,
        String builder,
        int port,
        boolean skipTests,
        Instant created) {

    /** Input of {@code POST /projects/{p}/apps}; absent values take the defaults above. */
    public record Create(
            String name,
            @Nullable String git,
            @Nullable String ref,
            @Nullable String dir,
            @Nullable String module,
            @Nullable String builder,
            @Nullable Integer port,
            @Nullable String group,
            @Nullable Boolean skipTests) {}
}

package io.slipway.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what an app is in an environment; never changed once written.
 *
 * @param n counts up per app and environment from 1
 * @param digest of the artifact
 * @param configVersion hash of the configuration, part of the config map's name
 * @param commit of the rendered manifests in the manifests' repository
 * @param current true for the one that serves
 */
public record Revision(
        UUID id,
        String project,
        String env,
        String app,
        int n,
        String digest,
        String image,
        String version,
        String sourceCommit,
        String configVersion,
        int routeRevision,
        String template,
        String commit,
        int replicas,
        Map<String, String> config,
        String actor,
        @Nullable String reason,
        Instant created,
        boolean current) {}

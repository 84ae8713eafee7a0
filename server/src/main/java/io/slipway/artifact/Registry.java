package io.slipway.artifact;

import io.slipway.api.Artifact;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a registry says about the images it holds.
 *
 * @param host {@code HOST:PORT} of a registry on loopback, which speaks plain HTTP
 */
public record Registry(String host, HttpClient http) {
    private static final String MANIFESTS =
            "application/vnd.oci.image.manifest.v1+json, " + "application/vnd.docker.distribution.manifest.v2+json";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public static Registry at(String host) {
        return new Registry(
                host,
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build());
    }

    /** A manifest with the digest it is known by. */
    record Manifest(String digest, JsonNode body) {
        List<Artifact.Layer> layers() {
            List<Artifact.Layer> layers = new ArrayList<>();
            for (JsonNode layer : body.path("layers")) {
                layers.add(new Artifact.Layer(
                        "", layer.path("digest").asString(), layer.path("size").asLong()));
            }
            return layers;
        }
    }

    /** Refuses when it does not answer. */
    public void check() throws InterruptedException {
        int status = get("/v2/").statusCode();
        if (status >= 500) throw refused("it answers with status " + status);
    }

    Optional<Manifest> manifest(String name, String reference) throws InterruptedException {
        HttpResponse<String> answer = get("/v2/" + name + "/manifests/" + reference);
        if (answer.statusCode() == 404) return Optional.empty();
        if (answer.statusCode() != 200) {
            throw refused("status " + answer.statusCode() + " for " + name + ": "
                    + answer.body().strip());
        }
        String digest = answer.headers().firstValue("Docker-Content-Digest").orElse("");
        return Optional.of(new Manifest(digest, JsonMapper.shared().readTree(answer.body())));
    }

    private HttpResponse<String> get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + path))
                .header("Accept", MANIFESTS)
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            boolean away = e instanceof ConnectException;
            throw refused(away ? "it does not answer, nothing listens there" : String.valueOf(e.getMessage()));
        }
    }

    private Refusal refused(String why) {
        return Refusal.of(
                Code.RegistryRefused,
                "registry " + host + ": " + why,
                "see './slipway status' and './slipway logs --platform registry', then build again");
    }
}

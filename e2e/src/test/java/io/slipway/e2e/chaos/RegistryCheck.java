package io.slipway.e2e.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No tag before its manifest and all of its layers, at any moment; each recorded artifact is there under its digest. */
final class RegistryCheck {
    private static final String KINDS = "application/vnd.oci.image.manifest.v1+json";
    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;

    RegistryCheck(int port) {
        this.root = "http://127.0.0.1:" + port + "/v2/";
    }

    /** What is there is whole. */
    List<String> halves() {
        List<String> faults = new ArrayList<>();
        for (JsonNode repository : json("_catalog").path("repositories")) {
            String name = repository.asString();
            for (JsonNode tag : json(name + "/tags/list").path("tags")) {
                whole(name, tag.asString(), faults);
            }
        }
        return faults;
    }

    List<String> faults(Ledger ledger) {
        List<String> faults = halves();
        for (String row : ledger.rows("select image, version, digest from artifact")) {
            String[] cells = row.split(" ");
            String name = cells[0].substring(cells[0].indexOf('/') + 1);
            HttpResponse<String> answer = get(name + "/manifests/" + cells[1]);
            String digest = answer.headers().firstValue("Docker-Content-Digest").orElse("none");
            if (!digest.equals(cells[2])) faults.add("artifact " + row + " is " + digest + " in the registry");
        }
        return faults;
    }

    private void whole(String name, String tag, List<String> faults) {
        HttpResponse<String> manifest = get(name + "/manifests/" + tag);
        if (manifest.statusCode() != 200) {
            faults.add("tag " + name + ":" + tag + " without its manifest: status " + manifest.statusCode());
            return;
        }
        JsonNode body = JsonMapper.shared().readTree(manifest.body());
        List<JsonNode> blobs = new ArrayList<>(List.of(body.path("config")));
        body.path("layers").forEach(blobs::add);
        for (JsonNode blob : blobs) {
            String digest = blob.path("digest").asString();
            int status = send(HttpRequest.newBuilder(URI.create(root + name + "/blobs/" + digest))
                            .HEAD()
                            .build())
                    .statusCode();
            if (status != 200) faults.add("tag " + name + ":" + tag + " without layer " + digest);
        }
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Accept", KINDS)
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the registry does not answer " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

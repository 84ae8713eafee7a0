package io.slipway.cluster.door;

import io.slipway.api.RemovedApi;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads from an API server's metrics who still asks for what a later version will not have. */
final class RemovedApis {
    static final String METRIC = "apiserver_requested_deprecated_apis{";
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private RemovedApis() {}

    static List<RemovedApi> in(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(METRIC))
                .flatMap(line -> read(line).stream())
                .distinct()
                .sorted(Comparator.comparing(RemovedApi::removedIn)
                        .thenComparing(RemovedApi::api)
                        .thenComparing(RemovedApi::resource))
                .toList();
    }

    /** Those that are deprecated and not to be removed harm nobody. */
    private static Optional<RemovedApi> read(String line) {
        Map<String, String> labels = LABEL.matcher(line)
                .results()
                .collect(Collectors.toMap(one -> one.group(1), one -> one.group(2), (a, b) -> a));
        String removed = labels.getOrDefault("removed_release", "");
        if (removed.isEmpty()) return Optional.empty();
        String group = labels.getOrDefault("group", "");
        String version = labels.getOrDefault("version", "");
        String below = labels.getOrDefault("subresource", "");
        String resource = labels.getOrDefault("resource", "");
        return Optional.of(new RemovedApi(
                group.isEmpty() ? version : group + "/" + version,
                below.isEmpty() ? resource : resource + "/" + below,
                removed));
    }
}

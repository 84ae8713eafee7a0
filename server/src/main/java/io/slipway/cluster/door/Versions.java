package io.slipway.cluster.door;

import io.slipway.core.Code;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which versions of Kubernetes are taken: settings {@code slipway.kubernetes.oldest} and {@code .newest}. */
@Component
public final class Versions {
    /** The first with all kinds that are read; autoscaling/v2 came last. */
    private static final String OLDEST = "1.23";
    /** The newest that was tried. */
    private static final String NEWEST = "1.36";
    /** A kubelet may be so much older than its API server, says Kubernetes. */
    private static final int KUBELET_BEHIND = 3;

    private static final Pattern MINOR = Pattern.compile("v?(\\d+)\\.(\\d+).*");

    private final String oldest;
    private final String newest;

    @Autowired
    Versions(Environment env) {
        this(
                env.getProperty("slipway.kubernetes.oldest", OLDEST),
                env.getProperty("slipway.kubernetes.newest", NEWEST));
    }

    Versions(String oldest, String newest) {
        this.oldest = oldest;
        this.newest = newest;
        if (number(oldest).isEmpty() || number(newest).isEmpty()) {
            throw new IllegalArgumentException("slipway.kubernetes.oldest '" + oldest + "' and .newest '" + newest
                    + "' are versions such as 1.30");
        }
    }

    public List<Remark> remarks(@Nullable String version) {
        Optional<Integer> is = number(version);
        if (is.isEmpty()) {
            return List.of(Remark.grave(
                    "VersionUnknown",
                    Code.Invalid,
                    "what answers says version '" + version + "', which is none of Kubernetes",
                    "check that the kubeconfig's server address is that of an API server"));
        }
        if (is.get() < number(oldest).orElseThrow()) {
            return List.of(Remark.grave(
                    "VersionTooOld",
                    Code.Invalid,
                    "Kubernetes " + version + " is too old: " + oldest + " is the oldest that can be worked with",
                    "raise the cluster's version, or take it over by another cluster"));
        }
        return is.get() <= number(newest).orElseThrow()
                ? List.of()
                : List.of(Remark.warning(
                        "VersionTooNew",
                        "Kubernetes " + version + " is newer than " + newest + ", the newest that was tried",
                        "look for a newer Slipway; if all works, set slipway.kubernetes.newest"));
    }

    /** Nodes too far behind their API server, or before it. */
    static List<Remark> skew(@Nullable String server, List<String> kubelets) {
        Optional<Integer> is = number(server);
        if (is.isEmpty()) return List.of();
        List<String> odd = kubelets.stream()
                .filter(one -> number(one)
                        .filter(n -> n > is.get() || n < is.get() - KUBELET_BEHIND)
                        .isPresent())
                .distinct()
                .sorted()
                .toList();
        return odd.isEmpty()
                ? List.of()
                : List.of(Remark.warning(
                        "NodesSkewed",
                        "nodes run %s beside an API server of %s: Kubernetes lets them be %d minor versions older, and not newer"
                                .formatted(String.join(", ", odd), server, KUBELET_BEHIND),
                        "raise these nodes' version"));
    }

    /** Major and minor as one number that can be compared. */
    static Optional<Integer> number(@Nullable String version) {
        Matcher found = MINOR.matcher(version == null ? "" : version);
        return found.matches()
                ? Optional.of(Integer.parseInt(found.group(1)) * 1_000 + Integer.parseInt(found.group(2)))
                : Optional.empty();
    }
}

package io.slipway.stub;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a cluster says of itself and of its visitor. */
public final class Front {
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private volatile String uid = UUID.randomUUID().toString();
    private volatile String version = "v1.36.0";
    private volatile String metrics = "";
    private volatile boolean stranger;
    private volatile @Nullable String unready;

    /** Two with one uid are one cluster. */
    public void uid(String now) {
        uid = now;
    }

    public void version(String now) {
        version = now;
    }

    public void metrics(String now) {
        metrics = now;
    }

    /** Whoever comes is not known. */
    public void stranger(boolean now) {
        stranger = now;
    }

    /** @param now what is wrong, null when nothing is */
    public void unready(@Nullable String now) {
        unready = now;
    }

    public void deny(String verb, String resource) {
        denied.add(verb + " " + resource);
    }

    String uid() {
        return uid;
    }

    String version() {
        return version;
    }

    String metrics() {
        return metrics;
    }

    boolean stranger() {
        return stranger;
    }

    @Nullable
    String unready() {
        return unready;
    }

    /** Whether a review's subject may do what it asks about. */
    boolean allows(String review) {
        return denied.stream().noneMatch(one -> {
            String[] words = one.split(" ", -1);
            return review.contains("\"verb\":\"" + words[0] + "\"")
                    && review.contains("\"resource\":\"" + words[1] + "\"");
        });
    }
}

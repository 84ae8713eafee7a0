package io.slipway.cluster.door;

import io.slipway.core.Code;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long a kubeconfig's user may come in.
 *
 * @param what certificate or token
 * @param from when it begins to hold
 * @param ends null when it does not say
 */
public record Credential(
        String what,
        String who,
        @Nullable Instant from,
        @Nullable Instant ends) {
    /** Days before the end at which it is said again. */
    private static final List<Integer> STAGES = List.of(1, 7, 30);

    /** The one that ends first; null when there is none. */
    public static @Nullable Credential of(Target target) {
        List<Credential> all = new ArrayList<>();
        X509Certificate client = target.client();
        if (client != null) {
            all.add(new Credential(
                    "client certificate",
                    client.getSubjectX500Principal().getName(),
                    client.getNotBefore().toInstant(),
                    client.getNotAfter().toInstant()));
        }
        if (target.token() != null) all.add(token(target.token()));
        return all.stream().min((a, b) -> end(a).compareTo(end(b))).orElse(null);
    }

    private static Instant end(Credential one) {
        return one.ends == null ? Instant.MAX : one.ends;
    }

    /** A token that is signed says when it ends; any other is a word like another. */
    private static Credential token(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length == 3) {
            try {
                JsonNode claims = JsonMapper.shared()
                        .readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
                return new Credential(
                        "token", claims.path("sub").asString("token"), time(claims, "nbf"), time(claims, "exp"));
            } catch (IllegalArgumentException | JacksonException none) {
                // Three words with dots between them are no proof of a signed token.
                return new Credential("token", "token", null, null);
            }
        }
        return new Credential("token", "token", null, null);
    }

    private static @Nullable Instant time(JsonNode claims, String field) {
        JsonNode seconds = claims.path(field);
        return seconds.isNumber() ? Instant.ofEpochSecond(seconds.asLong()) : null;
    }

    /** Days that are left, at most as many as are warned of: 30, 7 or 1; 0 when it is over, 99 when there is time. */
    public int stage(Instant now) {
        if (ends == null) return 99;
        if (!ends.isAfter(now)) return 0;
        for (int days : STAGES) {
            if (Duration.between(now, ends).compareTo(Duration.ofDays(days)) < 0) return days;
        }
        return 99;
    }

    /** @param cluster for the words */
    public List<Remark> remarks(String cluster, Instant now) {
        String next = "renew it with 'slipway cluster renew " + cluster + " --kubeconfig FILE'";
        if (from != null && from.isAfter(now)) {
            return List.of(Remark.grave(
                    "CredentialTooEarly",
                    Code.Invalid,
                    "the %s of '%s' holds only from %s on, and it is %s here".formatted(what, who, from, now),
                    "compare the clock of this machine with that of the one that signed it"));
        }
        return switch (stage(now)) {
            case 0 ->
                List.of(Remark.grave(
                        "CredentialLapsed",
                        Code.Invalid,
                        "the %s of '%s' lapsed on %s".formatted(what, who, ends),
                        next));
            case 99 -> List.of();
            default ->
                List.of(Remark.warning(
                        "CredentialEnds", "the %s of '%s' lapses on %s".formatted(what, who, ends), next));
        };
    }
}

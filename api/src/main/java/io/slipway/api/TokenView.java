package io.slipway.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API token as it is listed; the token itself is shown once, when it is made.
 *
 * @param project only there, null for everywhere its owner may be
 * @param rights only these, null for all that its owner has
 * @param lastFrom the address it was last used from
 */
public record TokenView(
        UUID id,
        String name,
        @Nullable String project,
        @Nullable List<String> rights,
        Instant created,
        Instant expires,
        @Nullable Instant lastUsed,
        @Nullable String lastFrom) {

    /** Input of {@code POST /me/tokens}. */
    public record Create(
            String name,
            int days,
            @Nullable String project,
            @Nullable List<String> rights) implements Checked {
        @Override
        public List<Problem.Fault> faults() {
            List<Problem.Fault> faults = new ArrayList<>();
            boolean legal = name != null
                    && !name.isBlank()
                    && name.length() <= 60
                    && name.codePoints().noneMatch(Character::isISOControl);
            if (!legal) faults.add(new Problem.Fault("name", "say what the token is for, in 1 to 60 characters"));
            if (days < 1)
                faults.add(new Problem.Fault("days", "say for how many days: 7, 30, 60, 90 or another number"));
            if (rights != null && rights.isEmpty()) {
                faults.add(new Problem.Fault("rights", "a token without any right is good for nothing"));
            }
            return faults;
        }
    }

    /** A fresh token: the one time that it is shown. */
    public record Made(String token, TokenView about) {
        @Override
        public String toString() {
            return about.toString();
        }
    }
}

package io.slipway.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person whom the platform knows.
 *
 * @param origin local, or the identity provider that vouches for the person
 * @param state active or disabled
 * @param password true when there is one to sign in with here
 * @param secondFactor true when a sign-in with the password also wants a code
 * @param created null for those from before this was written down
 */
public record Account(
        String name,
        String displayName,
        String origin,
        String state,
        boolean password,
        boolean secondFactor,
        @Nullable Instant created,
        @Nullable Instant lastSeen) {

    /** Input of {@code POST /people}. */
    public record Create(String name, @Nullable String displayName) implements Checked {
        @Override
        public List<Problem.Fault> faults() {
            List<Problem.Fault> faults = new ArrayList<>();
            if (!Names.legalPerson(name)) faults.add(new Problem.Fault("name", Names.personRule(name)));
            if (displayName != null) faults.addAll(displayFaults(displayName));
            return faults;
        }
    }

    /** Input of {@code PUT /people/{name}} and {@code PUT /me}. */
    public record Rename(String displayName) implements Checked {
        @Override
        public List<Problem.Fault> faults() {
            return displayFaults(displayName);
        }
    }

    /** A fresh person, and the one-use link that sets the password. */
    public record Made(Account person, String link) {}

    /** Input of {@code PUT /me/password}. */
    public record NewPassword(String current, String password) {}

    static List<Problem.Fault> displayFaults(@Nullable String name) {
        boolean legal = name != null
                && !name.isBlank()
                && name.length() <= 80
                && name.codePoints().noneMatch(Character::isISOControl);
        return legal
                ? List.of()
                : List.of(new Problem.Fault(
                        "displayName", "the display name is 1 to 80 characters without control characters"));
    }
}

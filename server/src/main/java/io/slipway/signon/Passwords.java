package io.slipway.signon;

import io.slipway.api.Problem;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords: which are taken, how they are kept, and whether one is right. */
@Component
class Passwords {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;

    private final PasswordEncoder encoder;
    private final String nobody;
    private final Set<String> common;
    /** Each hash takes megabytes, and everybody may ask for one. */
    private final Semaphore hashing = new Semaphore(2);

    /** Argon2id with 19 MiB, two rounds, one lane: the least that OWASP asks for. */
    @Autowired
    Passwords() {
        this(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2));
    }

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobody = encode("nobody");
        this.common = common();
    }

    private static Set<String> common() {
        try {
            return new ClassPathResource("signon/common-passwords.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords is missing in the jar", e);
        }
    }

    /** Length counts, and what everybody would try first is refused; nothing else makes a password better. */
    void vet(String person, Secret<String> password) {
        String text = password.reveal();
        String plain = text.toLowerCase(Locale.ROOT);
        List<Problem.Fault> faults = new ArrayList<>();
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            faults.add(fault("the password needs " + SHORTEST + " characters or more"));
        }
        if (text.length() > LONGEST) faults.add(fault("the password has more than " + LONGEST + " characters"));
        if (common.contains(plain) || text.chars().distinct().count() < 4) {
            faults.add(fault("this password is one that guessers try first"));
        }
        if (person.length() > 3 && plain.contains(person.toLowerCase(Locale.ROOT))) {
            faults.add(fault("the password holds the user name"));
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
    }

    private static Problem.Fault fault(String message) {
        return new Problem.Fault("password", message);
    }

    String hash(Secret<String> password) {
        return encode(password.reveal());
    }

    private String encode(String password) {
        String hash = encoder.encode(password);
        if (hash == null) throw new IllegalStateException("the password encoder made no hash");
        return hash;
    }

    /**
     * The same work whether there is a password or not.
     *
     * @param stored null for somebody who has none, or who does not exist
     */
    boolean right(Secret<String> password, @Nullable String stored) {
        // The work grows with the length, which everybody may choose.
        String text = password.reveal().length() > LONGEST ? "" : password.reveal();
        hashing.acquireUninterruptibly();
        try {
            return encoder.matches(text, stored == null ? nobody : stored) && stored != null;
        } finally {
            hashing.release();
        }
    }

    /** True for a hash that was made with less work than today's. */
    boolean outdated(String stored) {
        return encoder.upgradeEncoding(stored);
    }
}

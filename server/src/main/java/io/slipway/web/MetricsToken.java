package io.slipway.web;

import io.slipway.store.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What reads the measurements and nothing else: {@code DATA/metrics.token}, made at the first start. It
 * is in a file, not in the database, since measurements are wanted most while the database is away.
 */
@Component
class MetricsToken {
    private static final Logger log = LoggerFactory.getLogger(MetricsToken.class);
    private static final int LEAST = 20;
    private final @Nullable String token;

    MetricsToken(Settings settings) {
        this.token = of(settings.data().resolve("metrics.token"));
    }

    boolean is(@Nullable String authorization) {
        if (token == null || authorization == null) return false;
        return MessageDigest.isEqual(
                ("Bearer " + token).getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8));
    }

    /** Null when there is none: the platform goes on, and administrators' tokens still read. */
    private static @Nullable String of(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            String token = Files.readString(file).strip();
            if (token.length() >= LEAST) return token;
            log.warn("{} holds less than {} characters and is no token: remove it and start again", file, LEAST);
        } catch (IOException e) {
            log.warn("/metrics is for tokens of platform.admin only, since {} cannot be read or made", file, e);
        }
        return null;
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[20];
        new SecureRandom().nextBytes(random);
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "metrics",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, "slw_" + HexFormat.of().formatHex(random) + "\n", StandardOpenOption.SYNC);
        Files.move(fresh, file);
    }
}

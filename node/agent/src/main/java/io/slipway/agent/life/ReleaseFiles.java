package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of an unpacked release archive, against the list that came with it.
 *
 * @param home folder with {@code release/files}: hash, size and name of each file, one a line
 */
record ReleaseFiles(Path home) {
    private static final int NAMED = 3;

    /** Present where the launcher runs from an archive. */
    static Optional<ReleaseFiles> ofThisProgram() {
        return Optional.ofNullable(System.getenv("SLIPWAY_RELEASE")).map(home -> new ReleaseFiles(Path.of(home)));
    }

    /** Reads all of them. */
    Finding check() {
        List<String> lines = lines();
        List<String> odd = lines.parallelStream()
                .map(line -> line.split(" ", 3))
                .filter(words -> !same(home.resolve(words[2]), words[0]))
                .map(words -> words[2])
                .sorted()
                .toList();
        if (odd.isEmpty()) return Finding.ok("archive", lines.size() + " files are as released");
        String first = String.join(", ", odd.subList(0, Math.min(NAMED, odd.size())));
        return Finding.missing(
                "archive", odd.size() + " files are not as released: " + first, "unpack the archive again");
    }

    private List<String> lines() {
        try (Stream<String> lines = Files.lines(home.resolve("release/files"))) {
            return lines.toList();
        } catch (IOException e) {
            throw new Fault("cannot read the archive's list " + home.resolve("release/files"), e);
        }
    }

    private static boolean same(Path file, String sha256) {
        if (!Files.isRegularFile(file)) return false;
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(digesting.getMessageDigest().digest())
                    .equals(sha256);
        } catch (IOException e) {
            throw new Fault("cannot read " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

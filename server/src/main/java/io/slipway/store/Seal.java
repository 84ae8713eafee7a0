package io.slipway.store;

import io.slipway.core.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps credentials unreadable in the database and its backups: AES-GCM under a key that lies in the
 * data folder, readable by the server's user only; servers on several machines share that file. What it
 * belongs to is bound in, so that a row cannot be passed off as another's.
 */
@Component
public class Seal {
    private static final int NONCE = 12;
    private final Path file;
    private final SecureRandom random = new SecureRandom();

    Seal(Settings settings) {
        this.file = settings.data().resolve("server").resolve("seal.key");
    }

    /** @param name what it belongs to: a cluster's name, or a kind and a name as {@code totp/ann} */
    public byte[] close(String name, Secret<String> content) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, name, nonce, content.reveal().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    public Secret<String> open(String name, byte[] stored) {
        byte[] nonce = java.util.Arrays.copyOf(stored, NONCE);
        byte[] sealed = java.util.Arrays.copyOfRange(stored, NONCE, stored.length);
        return Secret.of(new String(run(Cipher.DECRYPT_MODE, name, nonce, sealed), StandardCharsets.UTF_8));
    }

    private byte[] run(int mode, String name, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "what is sealed for '" + name + "' does not open with the key in " + file
                            + ": restore that file or give the credential anew",
                    e);
        }
    }

    private synchronized byte[] key() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + file, e);
        }
    }

    private void make() throws IOException {
        byte[] key = new byte[32];
        random.nextBytes(key);
        Files.createDirectories(file.getParent());
        var fresh = Files.createTempFile(
                file.getParent(),
                "seal",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, key, StandardOpenOption.SYNC);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // Another server on this folder was faster: its key is the one.
        } finally {
            Files.delete(fresh);
        }
    }
}

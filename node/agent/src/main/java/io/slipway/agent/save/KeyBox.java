package io.slipway.agent.save;

import io.slipway.agent.core.AtomicFile;
import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.type.TypeReference;

/**
 * The keys of a platform, closed with a passphrase: AES-256-GCM under a key that PBKDF2 makes of it.
 * Salt, nonce, sealed JSON of file name to content.
 */
final class KeyBox {
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int ROUNDS = 600_000;

    /** The key that seals credentials in the database, and the authorities of the local cluster. */
    private static final List<String> NAMES = List.of(
            "server/seal.key",
            "cluster/local/pki/ca.crt",
            "cluster/local/pki/ca.key",
            "cluster/local/pki/etcd-ca.crt",
            "cluster/local/pki/etcd-ca.key",
            "cluster/local/pki/front-proxy-ca.crt",
            "cluster/local/pki/front-proxy-ca.key",
            "cluster/local/pki/service-account.key",
            "cluster/local/pki/service-account.pub");

    private KeyBox() {}

    static byte[] close(Path data, String passphrase) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : NAMES) {
            Path file = data.resolve(name);
            if (Files.isRegularFile(file)) files.put(name, Files.readAllBytes(file));
        }
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(salt);
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, passphrase, salt, nonce).doFinal(Json.MAPPER.writeValueAsBytes(files));
            return ByteBuffer.allocate(SALT + NONCE + sealed.length)
                    .put(salt)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the files that it holds, readable by their owner only. */
    static void open(Path box, String passphrase, Path data) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(box));
        if (bytes.remaining() <= SALT + NONCE) {
            throw new Fault("the keys of the backup are cut off; restore from another backup, or --without-keys");
        }
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        bytes.get(salt).get(nonce);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        try {
            byte[] files = cipher(Cipher.DECRYPT_MODE, passphrase, salt, nonce).doFinal(sealed);
            Map<String, byte[]> contents = Json.MAPPER.readValue(files, new TypeReference<>() {});
            contents.keySet().retainAll(NAMES);
            contents.forEach((name, content) -> AtomicFile.write(data.resolve(name), content, "rw-------"));
        } catch (AEADBadTagException e) {
            throw new Fault("the keys of the backup do not open with this passphrase", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, String passphrase, byte[] salt, byte[] nonce)
            throws GeneralSecurityException {
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(passphrase.toCharArray(), salt, ROUNDS, 256))
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher;
    }
}

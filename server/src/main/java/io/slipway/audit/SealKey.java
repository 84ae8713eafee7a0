package io.slipway.audit;

import io.slipway.store.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** What this server signs the audit's head with: an Ed25519 key in a file that only its user reads, made at the first start. */
@Component
class SealKey {
    private final Path file;
    private final PrivateKey own;
    private final PublicKey known;
    private final String id;

    SealKey(Settings settings) {
        this.file = settings.data().resolve("audit/seal.key");
        try {
            if (!Files.exists(file)) make(file);
            List<String> lines = Files.readAllLines(file);
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            byte[] shown = Base64.getDecoder().decode(lines.get(1));
            this.own = keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
            this.known = keys.generatePublic(new X509EncodedKeySpec(shown));
            this.id = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(shown), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the audit's seals, " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the audit's seals, " + file + ", cannot be used: " + e, e);
        }
    }

    /** Whole or not at all: private half, then the public one, a line each. */
    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        Files.createDirectories(file.getParent());
        Path making = Files.createTempFile(
                file.getParent(),
                "seal",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String text = base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                + base64.encodeToString(pair.getPublic().getEncoded()) + "\n";
        Files.writeString(making, text, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The first digits of the public half's SHA-256. */
    String id() {
        return id;
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(own);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** False also for what is no signature at all. */
    boolean signed(byte[] content, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(known);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

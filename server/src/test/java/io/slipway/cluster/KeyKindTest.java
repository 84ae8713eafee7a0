package io.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyKindTest {
    @Test
    void knowsAnEllipticKeyInPkcs8() throws GeneralSecurityException {
        assertThat(KeyKind.of(config("EC", 256))).isEqualTo("EC");
    }

    @Test
    void leavesOtherKeysToTheLibrary() throws GeneralSecurityException {
        Config rsa = config("RSA", 2048);
        assertThat(KeyKind.of(rsa)).isEqualTo(rsa.getClientKeyAlgo());
        Config none = new ConfigBuilder(Config.empty()).build();
        assertThat(KeyKind.of(none)).isEqualTo(none.getClientKeyAlgo());
    }

    private static Config config(String kind, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(size);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
        String data = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
        return new ConfigBuilder(Config.empty()).withClientKeyData(data).build();
    }
}

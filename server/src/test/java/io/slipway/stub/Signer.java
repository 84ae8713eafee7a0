package io.slipway.stub;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of the tests, and what it signs, for any time. */
public final class Signer {
    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** A certificate with its key. */
    public record Signed(X509Certificate certificate, KeyPair keys) {
        /** As a kubeconfig holds it. */
        public String certificateData() {
            return base64(pem(certificate));
        }

        public String keyData() {
            try {
                return base64(pem(new JcaPKCS8Generator(keys.getPrivate(), null)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public Signer(String name) {
        this.name = new X500Name("CN=" + name);
        this.keys = fresh();
        this.certificate = sign(
                this.name,
                keys,
                true,
                null,
                Instant.now().minusSeconds(1_000_000),
                Instant.now().plusSeconds(1_000_000));
    }

    public String data() {
        return base64(pem(certificate));
    }

    /** @param host that it is for, null for a person's */
    public Signed issue(String subject, String host, Instant from, Instant to) {
        KeyPair own = fresh();
        return new Signed(sign(new X500Name("CN=" + subject), own, false, host, from, to), own);
    }

    /** A server's door that shows what was signed. */
    public SSLContext door(Signed server) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", server.keys().getPrivate(), new char[0], new Certificate[] {server.certificate()});
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), null, null);
        return context;
    }

    public StubServer server(Signed shown) throws GeneralSecurityException, IOException {
        return new StubServer(
                door(shown).getServerSocketFactory().createServerSocket(0, 100, InetAddress.getLoopbackAddress()),
                "https");
    }

    private X509Certificate sign(
            X500Name subject, KeyPair own, boolean authority, String host, Instant from, Instant to) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(100, new SecureRandom()),
                    Date.from(from),
                    Date.from(to),
                    subject,
                    own.getPublic());
            if (authority) builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            if (host != null) {
                int kind = host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(kind, host)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(Object of) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

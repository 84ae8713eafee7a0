package io.slipway.bootstrap;

import io.slipway.bootstrap.Authority.Issued;
import io.slipway.bootstrap.Authority.Purpose;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * The cluster's keys on disk: authorities are made once; certificates are made again before a third
 * of their life is left, or when their names changed.
 */
final class LocalPki {
    private final LocalCluster cluster;
    private final Instant now;
    private boolean written;

    private LocalPki(LocalCluster cluster, Instant now) {
        this.cluster = cluster;
        this.now = now;
    }

    /** Makes what is missing or old; true when there was something. */
    static boolean ensure(LocalCluster cluster, Instant now) throws IOException {
        Files.createDirectories(
                cluster.pki(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        LocalPki pki = new LocalPki(cluster, now);
        Authority main = pki.authority("ca", "kubernetes");
        Authority etcd = pki.authority("etcd-ca", "etcd");
        Authority front = pki.authority("front-proxy-ca", "front-proxy");
        pki.serviceAccountKey();
        for (Map.Entry<String, Purpose> wanted : mainPurposes(cluster).entrySet()) {
            pki.leaf(main, wanted.getKey(), wanted.getValue());
        }
        pki.leaf(etcd, "etcd", new Purpose("etcd", null, List.of("localhost", "127.0.0.1", cluster.nodeAddress())));
        pki.leaf(etcd, "apiserver-etcd", new Purpose("kube-apiserver", null, List.of()));
        pki.leaf(front, "front-proxy", new Purpose("front-proxy-client", null, List.of()));
        return pki.written;
    }

    private static Map<String, Purpose> mainPurposes(LocalCluster c) {
        Map<String, Purpose> purposes = new LinkedHashMap<>();
        purposes.put(
                "apiserver",
                new Purpose(
                        "kube-apiserver",
                        null,
                        List.of(
                                LocalCluster.API_NAME,
                                "kubernetes",
                                "kubernetes.default",
                                "kubernetes.default.svc",
                                "kubernetes.default.svc." + LocalCluster.DOMAIN,
                                c.nodeAddress(),
                                c.service(1))));
        purposes.put("kubelet-serving", new Purpose(c.node(), null, List.of(c.node(), c.nodeAddress())));
        purposes.put("kubelet", new Purpose("system:node:" + c.node(), "system:nodes", List.of()));
        purposes.put("controller-manager", client("system:kube-controller-manager"));
        purposes.put("scheduler", client("system:kube-scheduler"));
        purposes.put("proxy", client("system:kube-proxy"));
        purposes.put("apiserver-kubelet", new Purpose("kube-apiserver-kubelet-client", "slipway:admins", List.of()));
        // Binds slipway:admins at the very first start; nothing else uses it.
        purposes.put("bootstrap", new Purpose("slipway:bootstrap", "system:masters", List.of()));
        purposes.put("server", new Purpose("slipway:server", "slipway:admins", List.of()));
        purposes.put("admin", new Purpose("slipway:local-admin", "slipway:admins", List.of()));
        purposes.put("router", client("slipway:router"));
        return purposes;
    }

    private static Purpose client(String name) {
        return new Purpose(name, null, List.of());
    }

    private Authority authority(String file, String name) throws IOException {
        Path certificate = cluster.pki().resolve(file + ".crt");
        if (Files.exists(certificate)) {
            return new Authority(keys(file), read(certificate));
        }
        Authority fresh = Authority.create(name, now);
        write(file + ".key", Authority.keyPem(fresh.keys()));
        write(file + ".crt", Authority.pem(fresh.certificate()));
        return fresh;
    }

    private void leaf(Authority authority, String file, Purpose purpose) throws IOException {
        Path certificate = cluster.pki().resolve(file + ".crt");
        if (Files.exists(certificate) && fresh(read(certificate), authority, purpose)) return;
        Issued issued = authority.issue(purpose, now);
        // The certificate goes last: with it there, the key is the right one.
        Files.deleteIfExists(certificate);
        write(file + ".key", issued.keyPem());
        write(file + ".crt", issued.certificatePem());
    }

    private boolean fresh(X509Certificate certificate, Authority authority, Purpose purpose) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        boolean young = Duration.between(from, now)
                        .multipliedBy(3)
                        .compareTo(Duration.between(from, to).multipliedBy(2))
                < 0;
        return young && signed(certificate, authority) && hosts(certificate).containsAll(purpose.hosts());
    }

    /** False when the authority was made anew, or the file is of another one. */
    private static boolean signed(X509Certificate certificate, Authority authority) {
        try {
            certificate.verify(authority.keys().getPublic());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static List<String> hosts(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream().map(name -> String.valueOf(name.get(1))).toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serviceAccountKey() throws IOException {
        if (Files.exists(cluster.pki().resolve("service-account.pub"))) return;
        KeyPair keys = Authority.newKeys();
        write("service-account.key", Authority.keyPem(keys));
        write("service-account.pub", Authority.pem(keys.getPublic()));
    }

    private KeyPair keys(String file) throws IOException {
        try (PEMParser parser =
                new PEMParser(new StringReader(Files.readString(cluster.pki().resolve(file + ".key"))))) {
            var key = new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
            return new KeyPair(read(cluster.pki().resolve(file + ".crt")).getPublicKey(), key);
        }
    }

    private static X509Certificate read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (GeneralSecurityException e) {
            throw new IOException("certificate " + file, e);
        }
    }

    private void write(String name, String text) throws IOException {
        Path temporary = cluster.pki().resolve("." + name);
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, text);
        written = true;
        Files.move(
                temporary,
                cluster.pki().resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}

package io.slipway.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPkiTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @TempDir
    private Path data;

    private LocalCluster cluster() {
        return new LocalCluster(data, Path.of("/parts"), 7800, 7803, List.of("192.0.2.53"));
    }

    @Test
    void signsEveryCertificateByItsAuthority() throws IOException, GeneralSecurityException {
        LocalPki.ensure(cluster(), NOW);
        for (String name : List.of("apiserver", "kubelet", "admin", "router", "scheduler")) {
            certificate(name).verify(certificate("ca").getPublicKey());
        }
        certificate("etcd").verify(certificate("etcd-ca").getPublicKey());
        certificate("front-proxy").verify(certificate("front-proxy-ca").getPublicKey());
    }

    @Test
    void namesTheApiByADnsName() throws IOException, GeneralSecurityException {
        LocalPki.ensure(cluster(), NOW);
        assertThat(certificate("apiserver").getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .contains(LocalCluster.API_NAME, "10.99.78.2", "10.228.0.1", "kubernetes.default.svc");
        assertThat(certificate("kubelet").getSubjectX500Principal().getName())
                .isEqualTo("CN=system:node:node-1,O=system:nodes");
    }

    @Test
    void keepsWhatIsYoungAndRenewsWhatIsOld() throws IOException, GeneralSecurityException {
        LocalPki.ensure(cluster(), NOW);
        X509Certificate first = certificate("apiserver");
        X509Certificate authority = certificate("ca");
        LocalPki.ensure(cluster(), NOW.plus(Duration.ofDays(200)));
        assertThat(certificate("apiserver")).isEqualTo(first);
        LocalPki.ensure(cluster(), NOW.plus(Duration.ofDays(250)));
        assertThat(certificate("apiserver")).isNotEqualTo(first);
        certificate("apiserver").verify(certificate("ca").getPublicKey());
        assertThat(certificate("ca")).isEqualTo(authority);
    }

    @Test
    void signsAnewWhatAnotherAuthoritySigned() throws IOException, GeneralSecurityException {
        LocalPki.ensure(cluster(), NOW);
        Files.delete(cluster().pki().resolve("ca.crt"));
        LocalPki.ensure(cluster(), NOW);
        certificate("apiserver").verify(certificate("ca").getPublicKey());
        certificate("admin").verify(certificate("ca").getPublicKey());
    }

    @Test
    void hidesKeysFromOthers() throws IOException {
        LocalPki.ensure(cluster(), NOW);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(cluster().pki().resolve("ca.key"))))
                .isEqualTo("rw-------");
    }

    private X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(cluster().pki().resolve(name + ".crt"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}

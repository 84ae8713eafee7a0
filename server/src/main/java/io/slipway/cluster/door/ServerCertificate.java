package io.slipway.cluster.door;

import io.slipway.core.Code;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * What speaks against the certificates that an API server shows; each fault by itself, where a TLS
 * connection tells only the first.
 *
 * @param shown its own first, then those above it
 */
record ServerCertificate(Target target, List<X509Certificate> shown) {
    private static final int SHOWN = 5;
    private static final String ADMIN = "ask the cluster's administrator to renew it";

    List<Remark> remarks(Instant now) throws GeneralSecurityException {
        X509Certificate own = shown.getFirst();
        List<Remark> remarks = new ArrayList<>();
        if (own.getNotAfter().toInstant().isBefore(now)) {
            remarks.add(grave(
                    "ServerCertificateLapsed", "lapsed on " + own.getNotAfter().toInstant(), ADMIN));
        }
        if (own.getNotBefore().toInstant().isAfter(now)) {
            remarks.add(grave(
                    "ServerCertificateTooEarly",
                    "holds only from " + own.getNotBefore().toInstant() + " on, and it is " + now + " here",
                    "compare the clocks of this machine and of the cluster"));
        }
        if (!names(own)) {
            remarks.add(grave(
                    "ServerNameWrong",
                    "is not for '" + target.host() + "' but for " + some(namesOf(own)),
                    "give a kubeconfig with one of these names as its server's address"));
        }
        if (!signed(own)) remarks.add(wrongAuthority(own));
        return remarks;
    }

    private Remark grave(String word, String says, String next) {
        return Remark.grave(
                word,
                Code.ClusterUnreachable,
                "the certificate that " + target.address() + " shows " + says,
                next,
                about(shown.getFirst()));
    }

    private Remark wrongAuthority(X509Certificate own) {
        String trusted = target.authorities().isEmpty()
                ? "this machine trusts (the kubeconfig names no certificate-authority-data)"
                : "the kubeconfig trusts: "
                        + target.authorities().stream()
                                .map(one -> "'" + one.getSubjectX500Principal().getName() + "' until "
                                        + one.getNotAfter().toInstant())
                                .collect(Collectors.joining(", "));
        return grave(
                "WrongAuthority",
                "is signed by '" + own.getIssuerX500Principal().getName() + "', which is none that " + trusted,
                "take the kubeconfig anew from that cluster, or ask who else answers at that address");
    }

    private static String about(X509Certificate one) {
        return "shown: '%s', signed by '%s', from %s to %s"
                .formatted(
                        one.getSubjectX500Principal().getName(),
                        one.getIssuerX500Principal().getName(),
                        one.getNotBefore().toInstant(),
                        one.getNotAfter().toInstant());
    }

    /** Whether somebody trusted has signed it, whatever the time is. */
    private boolean signed(X509Certificate own) throws GeneralSecurityException {
        Set<TrustAnchor> anchors =
                trusted().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
        if (anchors.isEmpty()) return false;
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(own);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
        // A time at which all that was shown held: that it is over is another fault, and said by itself.
        parameters.setDate(Date.from(shown.stream()
                .map(one -> one.getNotBefore().toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plusSeconds(1)));
        try {
            return CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath() != null;
        } catch (CertPathBuilderException none) {
            return false;
        }
    }

    private Stream<X509Certificate> trusted() throws GeneralSecurityException {
        if (!target.authorities().isEmpty()) return target.authorities().stream();
        TrustManagerFactory machine = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        machine.init((KeyStore) null);
        return Arrays.stream(machine.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(one -> Arrays.stream(((X509TrustManager) one).getAcceptedIssuers()));
    }

    private boolean names(X509Certificate own) throws CertificateParsingException {
        return namesOf(own).stream().anyMatch(this::isHost);
    }

    private static List<String> namesOf(X509Certificate own) throws CertificateParsingException {
        Collection<List<?>> names = own.getSubjectAlternativeNames();
        return names == null
                ? List.of("nobody")
                : names.stream().map(name -> String.valueOf(name.get(1))).toList();
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN ? first : first + " and " + (names.size() - SHOWN) + " more";
    }

    private boolean isHost(String name) {
        String host = target.host();
        if (name.equalsIgnoreCase(host)) return true;
        if (name.startsWith("*.")) {
            int dot = host.indexOf('.');
            return dot > 0 && host.substring(dot).equalsIgnoreCase(name.substring(1));
        }
        return host.indexOf(':') >= 0
                && name.indexOf(':') >= 0
                && InetAddress.ofLiteral(name).equals(InetAddress.ofLiteral(host));
    }
}

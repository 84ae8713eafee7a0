package io.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.core.Refusal;
import org.junit.jupiter.api.Test;

class KubeconfigCheckTest {
    private static final String CLUSTER = """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "https://10.0.0.1:6443", certificate-authority-data: YQ==}}]
            contexts: [{name: x, context: {cluster: c, user: u}}]
            current-context: x
            """;

    @Test
    void takesTokensAndCertificatesAsData() {
        assertThatCode(() -> KubeconfigCheck.refuseUnsafe(CLUSTER + "users: [{name: u, user: {token: t}}]"))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesWhatWouldRunOrReadOnThisMachine() {
        refused("users: [{name: u, user: {exec: {command: /bin/sh}}}]", "runs a program");
        refused("users: [{name: u, user: {tokenFile: /etc/shadow}}]", "token file");
        refused("users: [{name: u, user: {client-key: /etc/key}}]", "names files");
        refused("users: [{name: u, user: {auth-provider: {name: gcp}}}]", "auth-provider");
    }

    @Test
    void wantsToKnowWhichOfItsContexts() {
        assertThatThrownBy(() -> KubeconfigCheck.refuseUnsafe(
                        CLUSTER.replace("current-context: x", "") + "users: [{name: u, user: {token: t}}]"))
                .hasMessageContaining("its contexts are [x]");
        assertThatThrownBy(() -> KubeconfigCheck.refuseUnsafe(CLUSTER + "users: [{name: other, user: {token: t}}]"))
                .hasMessageContaining("wants user 'u', who is not in it");
    }

    @Test
    void refusesWhatIsNoKubeconfig() {
        assertThatThrownBy(() -> KubeconfigCheck.refuseUnsafe("- just\n- a list\n"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> KubeconfigCheck.refuseUnsafe("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> KubeconfigCheck.refuseUnsafe("apiVersion: v1\nkind: Config\n"))
                .hasMessageContaining("names no cluster");
    }

    private static void refused(String users, String words) {
        assertThatThrownBy(() -> KubeconfigCheck.refuseUnsafe(CLUSTER + users))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }
}

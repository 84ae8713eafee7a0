package io.slipway.signon;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import io.slipway.Browser;
import io.slipway.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-in with the password of a directory: a real one, on a port of this machine. */
class LdapTest {
    private static final String PASSWORD = "seven grey geese";
    private static TestServer server;
    private static InMemoryDirectoryServer directory;

    @BeforeAll
    static void start() throws IOException, LDAPException, LDIFException {
        server = TestServer.shared();
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=corp");
        config.setSchema(null);
        config.addAdditionalBindCredentials("cn=searcher", "searches");
        config.setAuthenticationRequiredOperationTypes(com.unboundid.ldap.sdk.OperationType.SEARCH);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("one", InetAddress.getLoopbackAddress(), 0, null));
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=corp", "objectClass: domain", "dc: corp");
        directory.add("dn: ou=people,dc=corp", "objectClass: organizationalUnit", "ou: people");
        directory.add("dn: ou=groups,dc=corp", "objectClass: organizationalUnit", "ou: groups");
        person("ldap-ann");
        person("ldap-ben");
        person("local-admin");
        directory.add(
                "dn: cn=devs,ou=groups,dc=corp",
                "objectClass: groupOfNames",
                "cn: devs",
                "member: uid=ldap-ann,ou=people,dc=corp");
        directory.startListening();
        server.bean(JdbcClient.class)
                .sql("insert into team(name, created) values ('ldap-team', now())")
                .update();
        var put = server.call("PUT", "/api/v1/identity-providers/ldap", settings(false), server.admin());
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.body()).doesNotContain("searches");
    }

    private static void person(String uid) throws LDAPException, LDIFException {
        directory.add(
                "dn: uid=" + uid + ",ou=people,dc=corp",
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: The " + uid,
                "userPassword: " + PASSWORD);
    }

    private static Map<String, Object> settings(boolean requireGroup) {
        return Map.of(
                "kind",
                "ldap",
                "display",
                "The directory",
                "secret",
                "searches",
                "requireGroup",
                requireGroup,
                "groups",
                Map.of("devs", List.of("ldap-team")),
                "ldap",
                Map.of(
                        "url", "ldap://127.0.0.1:" + directory.getListenPort() + "/dc=corp",
                        "bindDn", "cn=searcher",
                        "userBase", "ou=people",
                        "groupBase", "ou=groups"));
    }

    @AfterAll
    static void stop() {
        server.call("DELETE", "/api/v1/identity-providers/ldap", null, server.admin());
        directory.shutDown(true);
    }

    private static TestServer.Answer signIn(Browser browser, String user, String password) {
        return browser.call("POST", "/api/v1/login", Map.of("user", user, "password", password));
    }

    private static List<String> teams(String person) {
        return server.bean(JdbcClient.class)
                .sql("select team from team_member where person = ?")
                .param(person)
                .query(String.class)
                .list();
    }

    @Test
    void whoTheDirectoryTakesComesInAndHisTeamsFollowHisGroups() throws LDAPException {
        Browser browser = new Browser(server);
        assertThat(signIn(browser, "ldap-ann", "not this one").status()).isEqualTo(401);
        assertThat(signIn(browser, "LDAP-Ann", PASSWORD).status()).isEqualTo(200);
        var about = server.call("GET", "/api/v1/people/ldap-ann", null, server.admin())
                .json();
        assertThat(about.get("origin").asString()).isEqualTo("ldap");
        assertThat(about.get("displayName").asString()).isEqualTo("The ldap-ann");
        assertThat(teams("ldap-ann")).containsExactly("ldap-team");
        directory.modify(
                "cn=devs,ou=groups,dc=corp",
                new com.unboundid.ldap.sdk.Modification(
                        ModificationType.REPLACE, "member", "uid=ldap-ben,ou=people,dc=corp"));
        assertThat(signIn(browser, "ldap-ann", PASSWORD).status()).isEqualTo(200);
        assertThat(teams("ldap-ann")).isEmpty();
        server.call("PUT", "/api/v1/identity-providers/ldap", settings(true), server.admin());
        assertThat(signIn(browser, "ldap-ann", PASSWORD).status()).isEqualTo(403);
        assertThat(signIn(new Browser(server), "ldap-ben", PASSWORD).status()).isEqualTo(200);
        server.call("PUT", "/api/v1/identity-providers/ldap", settings(false), server.admin());
    }

    @Test
    void anEmptyPasswordIsNoneAndNoNameIsAFilter() {
        Browser browser = new Browser(server);
        for (String user :
                List.of("ldap-ben", "*", "ldap-be*", "ldap-ben)(uid=*", "", "ldap-ben\u0000", "uid=ldap-ben")) {
            assertThat(signIn(browser, user, "").status()).as(user).isIn(401, 429);
            if (!user.equals("ldap-ben")) {
                // What nobody is called is one account, whose tries are soon over.
                assertThat(signIn(browser, user, PASSWORD).status()).as(user).isIn(401, 429);
            }
        }
    }

    @Test
    void noDirectorySpeaksForThePlatformsOwnPeople() {
        assertThat(signIn(new Browser(server), "local-admin", PASSWORD).status())
                .isEqualTo(401);
    }

    @Test
    void withoutTheDirectoryTheOthersStillComeIn() {
        var gone = server.call(
                "PUT",
                "/api/v1/identity-providers/gone",
                Map.of("kind", "ldap", "ldap", Map.of("url", "ldap://127.0.0.1:1/dc=corp", "userBase", "ou=people")),
                server.admin());
        assertThat(gone.status()).as(gone.body()).isEqualTo(200);
        try {
            assertThat(signIn(new Browser(server), "ldap-ben", PASSWORD).status())
                    .isEqualTo(200);
            assertThat(signIn(new Browser(server), "ldap-nobody", PASSWORD)
                            .json()
                            .get("code")
                            .asString())
                    .isEqualTo("SignInFailed");
        } finally {
            server.call("DELETE", "/api/v1/identity-providers/gone", null, server.admin());
        }
        var plain = server.call(
                "PUT",
                "/api/v1/identity-providers/plain",
                Map.of("kind", "ldap", "ldap", Map.of("url", "ldap://ldap.example", "userBase", "ou=people")),
                server.admin());
        assertThat(plain.json().get("faults").get(0).get("field").asString()).isEqualTo("ldap.url");
    }
}

package io.slipway.agent.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportTest {
    private static final String CANARY = "canary-Zq8wPf3Lk1Vx";
    private static final String ADMIN = "slw_Admin7Zq8wPf3Lk1VxB5nT2mC9yH4dJ6sR0aEuGi";
    private static final String DATABASE = "DbZq8wPf3Lk1VxB5nT2mC9yH4dJ6sR0a";

    @TempDir
    Path folder;

    private Places places;

    @BeforeEach
    void seed() throws IOException {
        places = Places.of(folder.resolve("data"));
        Files.createDirectories(places.agent());
        Files.createDirectories(places.log("agent").resolveSibling(""));
        Files.createDirectories(places.data().resolve("server"));
        Files.writeString(places.adminToken(), ADMIN + "\n");
        Files.writeString(places.postgresPassword(), DATABASE);
        Files.write(
                places.data().resolve("server/seal.key"), new byte[] {7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13});
        Json.save(
                places.instance(),
                new Settings(
                        "http://127.0.0.1:1",
                        "http://localhost:1",
                        places.data().toString(),
                        "none",
                        places.adminToken().toString(),
                        "http://127.0.0.1:1",
                        places.token().toString(),
                        null,
                        8150,
                        8160,
                        "jdbc:postgresql://127.0.0.1/none",
                        "slipway",
                        places.postgresPassword().toString(),
                        "",
                        "/dist",
                        "stamp",
                        Map.of(
                                "SLIPWAY_REGISTRY_LOGIN",
                                CANARY,
                                "HTTPS_PROXY",
                                "http://me:" + CANARY + "@proxy:3128")));
        Files.writeString(places.token(), "agent-token-Zq8wPf3Lk1Vx");
        Files.writeString(places.log("server"), String.join("\n", lines()) + "\nan ordinary line 4711\n");
    }

    private static List<String> lines() {
        String kubeconfig = base64("-----BEGIN PRIVATE KEY-----\n" + CANARY + CANARY + "\n-----END PRIVATE KEY-----\n");
        return List.of(
                "token " + ADMIN + " and in base64 " + base64(ADMIN) + " and " + base64("x" + ADMIN + "yz"),
                "in hex " + HexFormat.of().formatHex(DATABASE.getBytes(StandardCharsets.UTF_8)),
                "url " + base64("slipway:" + DATABASE + "@host"),
                "key " + Base64.getEncoder().encodeToString(new byte[] {7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}),
                "Authorization: Basic " + base64("me:" + CANARY),
                "authorization=Bearer " + CANARY,
                "{\"password\":\"" + CANARY + "\",\"api_key\": '" + CANARY + "'}",
                "spring.datasource.password=" + CANARY,
                "DB_PASSWORD_FILE_CONTENT: " + CANARY,
                "git clone https://me:" + CANARY + "@git.example/x.git",
                "client-key-data: " + kubeconfig,
                "a sealed one " + kubeconfig,
                "-----BEGIN EC PRIVATE KEY-----\n" + CANARY + "\n-----END EC PRIVATE KEY-----",
                "eyJhbGciOiJSUzI1NiIsImtpZCI6.eyJzdWIiOiJ" + CANARY.replace("-", "") + "." + CANARY,
                "/setup?code=" + CANARY.replace("-", ""));
    }

    @Test
    void tellsEverythingButSecrets() throws IOException {
        Path file = folder.resolve("bundle.zip");

        assertThat(Life.run(List.of("support", "--data", places.data().toString(), "--out", file.toString())))
                .isZero();

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Map<String, String> pages = pages(file);
        assertThat(pages).containsKeys("doctor.json", "status.json", "instance.json", "versions.txt", "log/server.log");
        assertThat(pages.get("log/server.log")).contains("an ordinary line 4711", "git.example");
        assertThat(pages.get("instance.json")).contains("\"SLIPWAY_REGISTRY_LOGIN\":\"set\"");
        for (String secret : List.of(CANARY, CANARY.substring(7), ADMIN, DATABASE, "agent-token-Zq8wPf3Lk1Vx")) {
            String core = secret.substring(3, secret.length() - 3);
            pages.forEach((name, text) -> assertThat(text)
                    .as("%s in %s", secret, name)
                    .doesNotContain(
                            secret,
                            core,
                            base64(secret).substring(2, 12),
                            base64("x" + secret).substring(4, 14),
                            base64("xy" + secret).substring(4, 14),
                            HexFormat.of().formatHex(core.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void aLogThatBeginsInsideOfAKeyShowsNothingOfIt() {
        String text = CANARY + "\n" + CANARY + "\n-----END RSA PRIVATE KEY-----\nan ordinary line\n";

        assertThat(Redaction.of(List.of()).text(text)).doesNotContain(CANARY).endsWith("\nan ordinary line\n");
    }

    @Test
    void oneLogThatCannotBeReadLeavesTheOthers() throws IOException {
        Files.createDirectory(places.log("odd"));

        assertThat(SupportPages.of(places).get("log/odd.log")).contains("cannot be read");
        assertThat(SupportPages.of(places).get("log/server.log")).contains("an ordinary line");
    }

    @Test
    void writesIntoNobodysFile() throws IOException {
        Path before = Files.writeString(folder.resolve("before.zip"), "old");
        Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rw-r--r--"));
        List<String> command = List.of("support", "--data", places.data().toString(), "--out");
        assertThat(Life.run(with(command, before))).isZero();
        assertThat(Files.getPosixFilePermissions(before)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Path precious = Files.writeString(folder.resolve("precious"), "content");
        Path link = Files.createSymbolicLink(folder.resolve("link.zip"), precious);
        assertThatThrownBy(() -> Life.run(with(command, link))).hasMessageContaining("name another file with --out");
        assertThat(precious).hasContent("content");
    }

    private static List<String> with(List<String> command, Path file) {
        return Stream.concat(command.stream(), Stream.of(file.toString())).toList();
    }

    @Test
    void theLockNamesItsHolder() throws IOException {
        try (UpLock _ = UpLock.take(places, "backup")) {
            assertThat(places.agent().resolve("up.lock"))
                    .hasContent("backup (process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void theLockLeavesNothingWhereNothingCameOfIt() throws IOException {
        Places fresh = Places.of(folder.resolve("fresh"));
        try (UpLock _ = UpLock.take(fresh, "up")) {
            assertThat(fresh.agent().resolve("up.lock")).exists();
        }
        assertThat(fresh.data()).doesNotExist();

        Files.createDirectories(fresh.data());
        UpLock.take(fresh, "up").close();
        assertThat(fresh.data()).isEmptyDirectory();

        try (UpLock _ = UpLock.take(fresh, "up")) {
            Files.writeString(fresh.instance(), "{}");
        }
        assertThat(fresh.agent().resolve("up.lock")).exists();
    }

    @Test
    void aLogThatIsNotThereIsAnsweredWithWhatIs() {
        assertThatThrownBy(() -> Life.run(List.of(
                        "logs", "--platform", "sever", "--data", places.data().toString())))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("did you mean server")
                .hasMessageContaining("there are: server");
        assertThatThrownBy(() -> Life.run(List.of(
                        "logs", "--platform", "../../x", "--data", places.data().toString())))
                .hasMessageContaining("there is no log of");
    }

    private static Map<String, String> pages(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().collect(Collectors.toMap(entry -> entry.getName(), entry -> {
                try (var in = zip.getInputStream(entry)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.slipway.agent.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Ports;
import io.slipway.agent.core.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseChoiceTest {
    private static final String URL = "jdbc:postgresql://db.example:5432/slipway";
    private static final Ports PORTS = new Ports(7800, 7880);

    @TempDir
    Path data;

    private DatabaseChoice choose(Map<String, String> said, Optional<Settings> before) {
        return DatabaseChoice.of(said, before, Places.of(data), PORTS);
    }

    private Map<String, String> said() throws IOException {
        Path password = Files.writeString(data.resolve("password"), "secret");
        return Map.of("SLIPWAY_DBURL", URL, "SLIPWAY_DBUSER", "team", "SLIPWAY_DBPASSWORDFILE", password.toString());
    }

    private Settings before(String url) {
        return new Settings(
                "http://127.0.0.1:7800",
                "http://localhost:7880",
                data.toString(),
                "none",
                "token",
                "http://127.0.0.1:7801",
                "token",
                null,
                7800,
                7880,
                url,
                "team",
                "/etc/password",
                "parts",
                "dist",
                "stamp",
                Map.of());
    }

    @Test
    void isOurOwnWhenNothingIsSaid() {
        assertThat(choose(Map.of(), Optional.empty()).url()).isEqualTo("jdbc:postgresql://127.0.0.1:7802/slipway");
    }

    @Test
    void isTheOneThatIsNamed() throws IOException {
        DatabaseChoice choice = choose(said(), Optional.empty());

        assertThat(choice)
                .isEqualTo(
                        new DatabaseChoice(URL, "team", data.resolve("password").toString()));
    }

    @Test
    void staysWhenTheNextUpSaysNothing() {
        assertThat(choose(Map.of(), Optional.of(before(URL))))
                .isEqualTo(new DatabaseChoice(URL, "team", "/etc/password"));
    }

    @Test
    void doesNotHideOurOwn() throws IOException {
        Files.createDirectories(Places.of(data).postgres());
        Map<String, String> said = said();

        assertThatThrownBy(() -> choose(said, Optional.of(before(Settings.ownDatabase(PORTS)))))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("has a database of its own");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> choose(Map.of("SLIPWAY_DBURL", URL), Optional.empty()))
                .hasMessageContaining("SLIPWAY_DBPASSWORDFILE");
        assertThatThrownBy(() -> choose(Map.of("SLIPWAY_DBURL", "db.example"), Optional.empty()))
                .hasMessageContaining("jdbc:postgresql://HOST:PORT/NAME");
    }
}

package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Ports;
import io.slipway.agent.core.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The server's database: the agent's own, or one of the operator's, which several servers may share.
 * It is named at the first {@code up} and stays until another one is named.
 */
record DatabaseChoice(String url, String user, String passwordFile) {
    private static final String URL = "SLIPWAY_DBURL";
    private static final String USER = "SLIPWAY_DBUSER";
    private static final String PASSWORD = "SLIPWAY_DBPASSWORDFILE";

    /** Read here and nowhere else: what counts is what is written down. */
    static final Set<String> VARIABLES = Set.of(URL, USER, PASSWORD);

    static DatabaseChoice of(Map<String, String> said, Optional<Settings> before, Places places, Ports ports) {
        String url = said.getOrDefault(URL, "").strip();
        if (url.isEmpty()) {
            return before.filter(known -> !known.ownDatabase())
                    .map(known -> new DatabaseChoice(known.dbUrl(), known.dbUser(), known.dbPasswordFile()))
                    .orElseGet(() -> own(places, ports));
        }
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new Fault(URL + " is no URL of PostgreSQL but '" + url + "'; write jdbc:postgresql://HOST:PORT/NAME");
        }
        if (before.filter(Settings::ownDatabase).isPresent() && Files.isDirectory(places.postgres())) {
            throw new Fault(places.data() + " has a database of its own, which " + URL
                    + " would hide; unset it, or choose another folder with --data");
        }
        return new DatabaseChoice(url, said.getOrDefault(USER, "slipway"), passwordFile(said));
    }

    private static DatabaseChoice own(Places places, Ports ports) {
        return new DatabaseChoice(
                Settings.ownDatabase(ports),
                "slipway",
                places.postgresPassword().toString());
    }

    private static String passwordFile(Map<String, String> said) {
        String named = said.getOrDefault(PASSWORD, "").strip();
        if (named.isEmpty()) throw new Fault(URL + " is set; name the file with its password in " + PASSWORD);
        Path file = Path.of(named).toAbsolutePath().normalize();
        if (!Files.isReadable(file))
            throw new Fault("the file " + file + ", named in " + PASSWORD + ", cannot be read");
        return file.toString();
    }
}

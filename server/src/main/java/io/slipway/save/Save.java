package io.slipway.save;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code out URL USER PASSWORD_FILE FOLDER} and {@code in URL USER PASSWORD_FILE FOLDER FROM TO}: the
 * last line is a JSON document, or what is in the way.
 */
public final class Save {
    private Save() {}

    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        System.exit(run(List.of(arguments)));
    }

    @SuppressWarnings("SystemOut") // The result of the program is what it prints.
    private static int run(List<String> words) {
        try {
            Database database = Database.of(words.get(1), words.get(2), words.get(3));
            Path folder = Path.of(words.get(4));
            Saved saved = words.getFirst().equals("out")
                    ? DatabaseOut.write(database, folder)
                    : DatabaseIn.read(database, folder, Path.of(words.get(5)), Path.of(words.get(6)));
            System.out.println(JsonMapper.shared().writeValueAsString(saved));
            return 0;
        } catch (SaveRefused e) {
            System.out.println(e.getMessage());
        } catch (IOException | SQLException | FlywayException e) {
            System.out.println(line(words.getFirst() + " " + words.get(1) + ": " + e));
        } catch (JacksonException e) {
            // A record that refuses its values does so inside of the parser.
            System.out.println(line(
                    e.getCause() instanceof SaveRefused refused
                            ? String.valueOf(refused.getMessage())
                            : Saved.FILE + " of the backup cannot be read: " + e.getMessage()));
        }
        return 1;
    }

    /** Only the last line is read. */
    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}

package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The words that close the keys of a backup: from a file, since a command line can be read by others. */
final class Passphrase {
    private static final int SHORTEST = 12;

    private Passphrase() {}

    static Optional<String> of(Optional<String> file) {
        return file.map(Path::of).map(Passphrase::read);
    }

    private static String read(Path file) {
        try {
            String words = Files.readString(file).strip();
            if (words.length() < SHORTEST) {
                throw new Fault("the passphrase in " + file + " is shorter than " + SHORTEST + " characters");
            }
            return words;
        } catch (IOException e) {
            throw new Fault("cannot read --passphrase-file " + file, e);
        }
    }
}

package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.os.Deadline;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** {@code logs --platform PART [-f] [--tail N]}: from the file, whatever runs. */
final class Logs {
    private Logs() {}

    static int run(Options options) {
        String part = options.find("platform").orElseThrow();
        Path log = options.places().log(part);
        if (!part.matches("[a-z0-9-]+") || !Files.exists(log)) {
            throw new Fault(unknown(part, log.resolveSibling("")));
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(start(file, options.number("tail").orElse(200)));
            copy(file);
            while (options.is("follow")) {
                Deadline.pause(Duration.ofMillis(250));
                // Emptied by rotation: go on at the start.
                if (file.length() < file.getFilePointer()) file.seek(0);
                copy(file);
            }
            return 0;
        } catch (IOException e) {
            throw new Fault("cannot read " + log, e);
        }
    }

    /** Where the last lines begin. */
    private static long start(RandomAccessFile file, int lines) throws IOException {
        byte[] chunk = new byte[8192];
        long at = file.length();
        int seen = 0;
        while (at > 0) {
            int size = (int) Math.min(chunk.length, at);
            at -= size;
            file.seek(at);
            file.readFully(chunk, 0, size);
            for (int i = size - 1; i >= 0; i--) {
                if (chunk[i] == '\n' && seen++ == lines) return at + i + 1;
            }
        }
        return 0;
    }

    @SuppressWarnings("SystemOut") // The result of the command is what it prints.
    private static void copy(RandomAccessFile file) throws IOException {
        byte[] chunk = new byte[8192];
        for (int size = file.read(chunk); size > 0; size = file.read(chunk)) System.out.write(chunk, 0, size);
        System.out.flush();
    }

    private static String unknown(String part, Path folder) {
        List<String> names = names(folder);
        String near =
                Nearest.of(part, names).map(name -> "; did you mean " + name).orElse("");
        String list = names.isEmpty() ? "no logs there" : "there are: " + String.join(", ", names);
        return "there is no log of '" + part + "' in " + folder + near + "; " + list;
    }

    static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> logs = Files.list(folder)) {
            return logs.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Fault("cannot list " + folder, e);
        }
    }
}

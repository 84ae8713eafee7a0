package io.slipway.agent.part;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The log of a part: kept in three older pieces, cut while the part goes on writing. */
public record LogFile(Path path) {
    private static final long LIMIT = 20L << 20;
    private static final int OLDER = 3;

    /** Copies and empties it when it is too long: the writer appends, so it goes on at the start. */
    public void rotate() {
        try {
            if (!Files.exists(path) || Files.size(path) < LIMIT) return;
            for (int number = OLDER; number > 1; number--) {
                Path newer = older(number - 1);
                if (Files.exists(newer)) Files.move(newer, older(number), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.copy(path, older(1), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            throw new Fault("cannot rotate " + path, e);
        }
    }

    /** Its last line that says something. */
    public Optional<String> lastLine() {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(4096, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, later) -> later)
                    .map(line -> line.length() > 300 ? line.substring(0, 300) : line);
        } catch (IOException e) {
            // Not written yet: there is nothing to tell.
            return Optional.empty();
        }
    }

    private Path older(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }
}

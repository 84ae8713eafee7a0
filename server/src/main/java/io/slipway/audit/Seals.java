package io.slipway.audit;

import io.slipway.store.Params;
import io.slipway.store.Settings;
import io.slipway.store.Writes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs the head of the audit's chain once a minute and keeps it twice: in the database and, a line each, in
 * {@code audit/seals.ndjson} of the data folder, which is there to be carried off this machine.
 */
@Component
class Seals implements SmartLifecycle, Under {
    private static final Logger log = LoggerFactory.getLogger(Seals.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private record Head(long seq, String hash) {}

    private final JdbcClient db;
    private final SealKey key;
    private final Writes writes;
    private final JsonMapper json;
    private final Clock clock;
    private final Path file;
    private volatile boolean running;
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    Seals(JdbcClient db, SealKey key, Settings settings, Writes writes, JsonMapper json, Clock clock) {
        this.db = db;
        this.key = key;
        this.writes = writes;
        this.json = json;
        this.clock = clock;
        this.file = settings.data().resolve("audit/seals.ndjson");
    }

    /** Signs what is the head now, unless this key has signed it before. */
    synchronized void seal() throws IOException {
        Head head = db.sql("select seq, hash from audit_head")
                .query((row, n) -> new Head(row.getLong("seq"), HexFormat.of().formatHex(row.getBytes("hash"))))
                .single();
        long last = db.sql("select coalesce(max(seq), 0) from audit_seal where key = ?")
                .param(key.id())
                .query(Long.class)
                .single();
        if (head.seq() <= last) return;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] hash = HexFormat.of().parseHex(head.hash());
        byte[] signature = key.sign(Seal.content(head.seq(), hash, now));
        String shown = Base64.getEncoder().encodeToString(signature);
        // The file first: what the database knows without it would be taken for a seal that was removed.
        append(new Seal(head.seq(), head.hash(), now, key.id(), shown));
        db.sql("insert into audit_seal(seq, hash, time, key, signature) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(Params.of(head.seq(), hash, now, key.id(), signature))
                .update();
    }

    private void append(Seal seal) throws IOException {
        byte[] line = (json.writeValueAsString(seal) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(java.nio.ByteBuffer.wrap(line));
            out.force(false);
        }
    }

    /** All of this server's: those of the database and those of the file. */
    @Override
    public List<Seal> all() throws IOException {
        List<Seal> seals = new ArrayList<>(db.sql("select * from audit_seal where key = ?")
                .param(key.id())
                .query((row, n) -> new Seal(
                        row.getLong("seq"),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        row.getString("key"),
                        Base64.getEncoder().encodeToString(row.getBytes("signature"))))
                .list());
        if (!Files.exists(file)) return seals;
        for (String line : Files.readAllLines(file)) {
            try {
                seals.add(json.readValue(line, Seal.class));
            } catch (JacksonException e) {
                // The server was killed while it wrote its last line.
                log.warn("a line of {} is no seal: {}", file, e.getOriginalMessage());
            }
        }
        return seals;
    }

    private void look() {
        try {
            if (writes.databaseAway()) return;
            seal();
        } catch (DataAccessException | IOException e) {
            log.warn("the audit's head is not signed, tried again in a minute: {}", e.toString());
        }
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("audit-seals").factory());
        var _ = timer.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package io.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.api.AuditProof;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.store.Events;
import io.slipway.store.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who can write to the database, and knows how the chain is made, changes the audit. */
class SealsTest {
    private static final int TAMPERINGS = 700;
    private static TestServer server;
    private static JdbcClient db;
    private static Seals seals;
    private static Proof proof;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start("slipway_seals", Map.of());
        db = server.bean(JdbcClient.class);
        seals = server.bean(Seals.class);
        proof = server.bean(Proof.class);
        // The timer would sign what was tampered with.
        seals.stop();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The row's number is %1$d; those of the seals are %2$d. After each, the chain is made anew from there on. */
    private static final List<String> CHANGES = List.of(
            "update audit set actor = 'somebody' where seq = %1$d",
            "update audit set data = '{}' where seq = %1$d",
            "update audit set time = time + interval '1 second' where seq = %1$d",
            "delete from audit where seq = %1$d; update audit set seq = -seq where seq > %1$d; update audit set seq = -seq - 1 where seq < 0",
            "update audit a set name = b.name, data = b.data from audit b where a.seq = %1$d and b.seq = %1$d - 1");

    /** What is done about the seals besides. */
    private static final List<String> COVERS = List.of(
            "select 1",
            "delete from audit_seal",
            "update audit_seal s set hash = a.hash from audit a where a.seq = s.seq",
            "update audit_seal set signature = sha256(signature) || sha256(hash)");

    @Test
    void aChainThatIsMadeAnewIsFoundEachTime() throws Exception {
        IntStream.range(0, 25).forEach(n -> record("kept", n));
        seals.seal();
        IntStream.range(0, 25).forEach(n -> record("kept", n));
        seals.seal();
        assertThat(proof.now().whole()).isTrue();
        long last = proof.now().sealed();
        for (String table : List.of("audit", "audit_head", "audit_seal")) {
            db.sql("create table kept_%s as select * from %s".formatted(table, table))
                    .update();
        }
        Random random = new Random(11);
        for (int n = 0; n < TAMPERINGS; n++) {
            long row = 2 + random.nextLong(last - 1);
            String change = CHANGES.get(n % CHANGES.size()).formatted(row);
            String cover = COVERS.get(n / CHANGES.size() % COVERS.size());
            for (String one : change.split(";", -1)) db.sql(one).update();
            db.sql(ANEW).update();
            if (cover.startsWith("select")) db.sql(cover).query(Integer.class).single();
            else db.sql(cover).update();
            AuditProof found = proof.now();
            assertThat(found.whole()).as("%s, then %s", change, cover).isFalse();
            assertThat(found.why()).isNotBlank();
            restore();
        }
        assertThat(proof.now().whole()).isTrue();
    }

    @Test
    void rowsThatWereCutOffAtTheEndAreMissed() throws Exception {
        IntStream.range(0, 5).forEach(n -> record("end", n));
        seals.seal();
        long last = proof.now().sealed();
        db.sql("create table cut as select * from audit where seq > ?")
                .param(last - 3)
                .update();
        db.sql("create table cut_head as select * from audit_head").update();
        db.sql("delete from audit where seq > ?").param(last - 3).update();
        db.sql("update audit_head set seq = a.seq, hash = a.hash from audit a where a.seq = ?")
                .param(last - 3)
                .update();
        assertThat(proof.now().why()).contains("row " + last).contains("is gone");
        db.sql("insert into audit select * from cut").update();
        db.sql("update audit_head set seq = c.seq, hash = c.hash from cut_head c")
                .update();
        assertThat(proof.now().whole()).isTrue();
    }

    @Test
    void nothingNewIsSignedTwiceAndOnlyTheServersUserReadsTheKey() throws Exception {
        record("once", 1);
        seals.seal();
        int before = seals.all().size();
        seals.seal();
        assertThat(seals.all()).hasSize(before);
        Path folder = server.bean(Settings.class).data().resolve("audit");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("seal.key"))))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(folder.resolve("seals.ndjson"))).isNotEmpty();
    }

    @Test
    void searchesAndExportsWhatIsOnRecord() {
        record("found", 77);
        var page = server.call("GET", "/api/v1/audit?name=test.fou*&q=77&actor=system", null, server.admin());
        assertThat(page.json().get("total").asInt()).isEqualTo(1);
        assertThat(page.json().get("items").get(0).get("name").asString()).isEqualTo("test.found");
        assertThat(server.call("GET", "/api/v1/audit?name=test.found&q=no%25such", null, server.admin())
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        var bad = server.call("GET", "/api/v1/audit?since=yesterday&until=x", null, server.admin());
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("faults")).hasSize(2);
        var export = server.call("GET", "/api/v1/audit/export?name=test.found", null, server.admin());
        assertThat(export.body().strip().lines()).hasSize(1);
        assertThat(export.body()).contains("\"hashed\":\"[").contains("\"hash\":\"");
        assertThat(server.call("GET", "/api/v1/audit?name=audit.exported", null, server.admin())
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    private static void restore() {
        for (String table : List.of("audit", "audit_head", "audit_seal")) {
            db.sql("truncate " + table).update();
            db.sql("insert into %s select * from kept_%s".formatted(table, table))
                    .update();
        }
    }

    private static void record(String name, int n) {
        server.bean(Events.class).record(Event.of("test." + name, Actor.SYSTEM, Map.of("n", n)));
    }

    /** As the schema's own file makes it. */
    private static final String ANEW = """
            do $$
            declare
              row record;
            begin
              update audit_head set seq = 0, hash = '';
              for row in select * from audit order by seq loop
                update audit_head set seq = row.seq, hash = sha256(hash || convert_to(jsonb_build_array(
                  row.seq, (extract(epoch from row.time) * 1000000)::bigint, row.actor, row.source, row.name, row.project,
                  row.env, row.app, row.data)::text, 'UTF8'));
                update audit set hash = (select hash from audit_head) where seq = row.seq;
              end loop;
            end $$""";
}

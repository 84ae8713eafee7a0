package io.slipway.audit;

import io.slipway.api.AuditProof;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.AuditChain;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Reads the whole chain beside the seals that this server put under it. */
@Component
class Proof {
    private static final int PATIENCE_SECONDS = 20;

    private final DataSource connections;
    private final Under seals;
    private final SealKey key;
    private final ReentrantLock proving = new ReentrantLock(true);

    Proof(DataSource connections, Under seals, SealKey key) {
        this.connections = connections;
        this.seals = seals;
        this.key = key;
    }

    AuditProof now() throws SQLException, InterruptedException, IOException {
        // It holds a connection for as long as the chain is; who waits for its turn holds none.
        if (!proving.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw Refusal.of(
                    Code.TooMany,
                    "another proof of the audit is under way, for over " + PATIENCE_SECONDS + " seconds",
                    "ask again when that one is over");
        }
        try {
            return proven();
        } finally {
            proving.unlock();
        }
    }

    private AuditProof proven() throws SQLException, IOException {
        List<Seal> all = seals.all();
        TreeMap<Long, Seal> under = new TreeMap<>();
        for (Seal seal : all) {
            if (!seal.signedBy(key)) {
                return broken(seal.seq(), "the seal of " + seal.time() + " over row " + seal.seq() + " is forged");
            }
            Seal other = under.putIfAbsent(seal.seq(), seal);
            if (other != null && !other.hash().equals(seal.hash())) {
                return broken(seal.seq(), "two seals over row " + seal.seq() + " differ");
            }
        }
        Map<Long, Seal> unseen = new HashMap<>(under);
        AuditChain.Verdict verdict;
        try (Connection connection = connections.getConnection()) {
            verdict = AuditChain.verify(connection, (seq, hash) -> {
                Seal seal = unseen.remove(seq);
                if (seal == null || seal.hash().equals(HexFormat.of().formatHex(hash))) return null;
                return "the chain was made anew: row " + seq + " is not the one that was sealed at " + seal.time();
            });
        }
        if (!verdict.whole()) return AuditProof.of(verdict.rows(), verdict.head(), verdict.broken(), verdict.why());
        Optional<Seal> gone = unseen.values().stream().min(Comparator.comparingLong(Seal::seq));
        if (gone.isPresent()) {
            Seal seal = gone.get();
            return broken(verdict.rows() + 1, "row " + seal.seq() + ", sealed at " + seal.time() + ", is gone");
        }
        long sealed = under.isEmpty() ? 0 : under.lastKey();
        return new AuditProof(true, verdict.rows(), verdict.head(), null, null, sealed, key.id());
    }

    private static AuditProof broken(long row, String why) {
        return AuditProof.of(row - 1, "", row, why);
    }
}

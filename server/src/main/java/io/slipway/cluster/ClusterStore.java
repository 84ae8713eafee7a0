package io.slipway.cluster;

import io.slipway.store.DatabaseFault;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of clusters. */
@Component
class ClusterStore {
    private final JdbcClient db;
    private volatile List<Cluster> last = List.of();

    ClusterStore(JdbcClient db) {
        this.db = db;
    }

    List<Cluster> list() {
        try {
            List<Cluster> now = db.sql("select * from cluster order by name")
                    .query(ClusterStore::cluster)
                    .list();
            last = now;
            return now;
        } catch (DataAccessException e) {
            // Which clusters there are changes rarely; with the last answer their pages go on without the database.
            if (DatabaseFault.of(e).isEmpty() || last.isEmpty()) throw e;
            return last;
        }
    }

    Optional<Cluster> find(String name) {
        return list().stream().filter(cluster -> cluster.name().equals(name)).findFirst();
    }

    Optional<byte[]> sealed(String name) {
        return db.sql("select kubeconfig from cluster where name = ? and kubeconfig is not null")
                .param(name)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** False when the name is taken, or another one has that uid. */
    boolean insert(Cluster cluster, byte @Nullable [] sealed, @Nullable String uid) {
        return db.sql("""
                insert into cluster(name, domain, kubeconfig_file, own_file, kubeconfig, created, uid)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
                        .params(Params.of(
                                cluster.name(),
                                cluster.domain(),
                                cluster.kubeconfigFile(),
                                cluster.ownFile(),
                                sealed,
                                cluster.created(),
                                uid))
                        .update()
                == 1;
    }

    void file(Cluster cluster) {
        db.sql("update cluster set kubeconfig_file = ?, own_file = ?, kubeconfig = null, domain = ? where name = ?")
                .params(Params.of(cluster.kubeconfigFile(), cluster.ownFile(), cluster.domain(), cluster.name()))
                .update();
    }

    void reseal(String name, byte[] sealed) {
        db.sql("update cluster set kubeconfig = ?, warned_days = null where name = ?")
                .params(Params.of(sealed, name))
                .update();
    }

    Optional<String> uid(String name) {
        return db.sql("select uid from cluster where name = ? and uid is not null")
                .param(name)
                .query(String.class)
                .optional();
    }

    Optional<String> withUid(String uid) {
        return db.sql("select name from cluster where uid = ?")
                .param(uid)
                .query(String.class)
                .optional();
    }

    /** Of one whose uid was not known when it came; another one that has it keeps it. */
    void learn(String name, String uid) {
        db.sql("""
                update cluster set uid = :uid
                where name = :name and uid is null and not exists (select 1 from cluster where uid = :uid)""").param("uid", uid).param("name", name).update();
    }

    /** False when that, or a nearer end, was told before: by this server or another one. */
    boolean warned(String name, int days) {
        return db.sql("update cluster set warned_days = :days where name = :name"
                                + " and (warned_days is null or warned_days > :days)")
                        .param("days", days)
                        .param("name", name)
                        .update()
                == 1;
    }

    boolean delete(String name) {
        return db.sql("delete from cluster where name = ?").param(name).update() == 1;
    }

    private static Cluster cluster(ResultSet row, int n) throws SQLException {
        return new Cluster(
                row.getString("name"),
                row.getString("domain"),
                row.getString("kubeconfig_file"),
                row.getString("own_file"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}

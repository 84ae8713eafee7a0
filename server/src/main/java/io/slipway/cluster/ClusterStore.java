package io.slipway.cluster;

import io.slipway.store.DatabaseFault;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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

    /** False when the name is taken. */
    boolean insert(Cluster cluster, byte @org.jspecify.annotations.Nullable [] sealed) {
        return db.sql("""
                insert into cluster(name, domain, kubeconfig_file, own_file, kubeconfig, created)
                values (?, ?, ?, ?, ?, ?)
                on conflict (name) do nothing""")
                        .params(Params.of(
                                cluster.name(),
                                cluster.domain(),
                                cluster.kubeconfigFile(),
                                cluster.ownFile(),
                                sealed,
                                cluster.created()))
                        .update()
                == 1;
    }

    void file(Cluster cluster) {
        db.sql("update cluster set kubeconfig_file = ?, own_file = ?, kubeconfig = null, domain = ? where name = ?")
                .params(Params.of(cluster.kubeconfigFile(), cluster.ownFile(), cluster.domain(), cluster.name()))
                .update();
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

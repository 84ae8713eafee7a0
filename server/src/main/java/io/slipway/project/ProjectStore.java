package io.slipway.project;

import io.slipway.api.Project;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProjectStore {
    private static final String SELECT = """
            select p.*, (select count(*) from environment e where e.project = p.name) environments,
                   (select count(*) from app a where a.project = p.name) apps
            from project p""";
    private final JdbcClient db;

    ProjectStore(JdbcClient db) {
        this.db = db;
    }

    boolean insert(UUID id, Project.Create wish, String owner, Instant now) {
        return db.sql("""
                        insert into project(id, name, description, owner, created) values (?, ?, ?, ?, ?)
                        on conflict (name) do nothing""")
                        .params(Params.of(id, wish.name(), wish.description(), owner, now))
                        .update()
                == 1;
    }

    Optional<Project> find(String name) {
        return db.sql(SELECT + " where p.name = ?")
                .param(name)
                .query((row, n) -> project(row))
                .optional();
    }

    List<Project> list() {
        return db.sql(SELECT + " order by p.name")
                .query((row, n) -> project(row))
                .list();
    }

    void delete(String name) {
        db.sql("delete from project where name = ?").param(name).update();
    }

    private static Project project(ResultSet row) throws SQLException {
        return new Project(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                row.getString("owner"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getInt("environments"),
                row.getInt("apps"));
    }
}

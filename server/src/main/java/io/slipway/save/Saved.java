package io.slipway.save;

import io.slipway.store.AuditChain;
import java.util.List;

/**
 * What lies beside the tables' files: {@code database.json}.
 *
 * @param postgres version of the server that wrote them
 * @param schema versions of the migrations whose scripts lie in {@code schema/}
 */
record Saved(String postgres, List<String> schema, List<Table> tables, AuditChain.Verdict audit) {
    static final String FILE = "database.json";
    static final String SCHEMA = "schema";
    static final String TABLES = "tables";

    record Table(String name, List<String> columns, long rows) {
        /** As SQL wants it: a name may be a word of SQL. */
        String quoted() {
            return '"' + name + '"';
        }

        String quotedColumns() {
            return '"' + String.join("\",\"", columns) + '"';
        }

        String file() {
            return name + ".copy";
        }
    }
}

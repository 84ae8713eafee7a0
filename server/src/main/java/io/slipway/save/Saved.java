package io.slipway.save;

import io.slipway.store.AuditChain;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What lies beside the tables' files: {@code database.json}.
 *
 * @param postgres version of the server that wrote them
 * @param schema versions of the migrations whose scripts lie in {@code schema/}, for people to read: a
 *     restore runs the scripts of its own build
 * @param newer those among them that the version which saved does not know
 */
record Saved(String postgres, List<String> schema, List<String> newer, List<Table> tables, AuditChain.Verdict audit) {
    static final String FILE = "database.json";
    static final String SCHEMA = "schema";
    static final String TABLES = "tables";

    record Table(String name, List<String> columns, long rows) {
        private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

        /** The names go into SQL and into a path, and may be those of an archive that means ill. */
        Table {
            plain("table", name);
            columns.forEach(column -> plain("column", column));
        }

        private static void plain(String what, String name) {
            if (!NAME.matcher(name).matches()) {
                throw new SaveRefused("the backup names a " + what + " '" + name + "', and no " + what
                        + " of Slipway is called so: the file was changed; take another backup");
            }
        }

        /** As SQL wants it: a name may be a word of SQL, and must not be a table of PostgreSQL's own. */
        String quoted() {
            return "public.\"" + name + '"';
        }

        String quotedColumns() {
            return '"' + String.join("\",\"", columns) + '"';
        }

        String file() {
            return name + ".copy";
        }
    }
}

package io.slipway.cli.verb;

import io.slipway.cli.text.Table;
import io.slipway.cli.wire.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and single records as tables of named fields. */
final class Nouns {
    private Nouns() {}

    /** One row a record; a column is a field's name, its head the name in capitals. */
    static Result list(List<Doc> rows, String... fields) {
        Table table = new Table(List.of(fields).stream().map(Nouns::head).toArray(String[]::new));
        rows.forEach(row -> table.row((@Nullable Object[])
                List.of(fields).stream().map(field -> cell(row, field)).toArray(String[]::new)));
        return Result.list(rows, table.toString());
    }

    /** One field a line. */
    static Result one(Doc record, String... fields) {
        if (Tried.is(record)) {
            return Tried.result(record);
        }
        Table table = new Table();
        for (String field : fields) {
            if (!record.at(field).missing()) {
                table.row(head(field), cell(record, field));
            }
        }
        return Result.of(record, table.toString());
    }

    private static String head(String field) {
        return (field.equals("envClass") ? "class" : field).toUpperCase(java.util.Locale.ROOT);
    }

    private static String cell(Doc row, String field) {
        return row.text(field, "-");
    }
}

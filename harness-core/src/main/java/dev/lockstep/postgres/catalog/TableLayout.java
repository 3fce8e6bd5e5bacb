package dev.lockstep.postgres.catalog;

import dev.lockstep.schema.ObjectName;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as its rows are read.
 *
 * @param source what stands after FROM: ONLY the table itself, or a partitioned table with its partitions
 * @param columns every column with its hash, in physical order
 * @param keyColumns what tells the rows apart; empty if nothing does
 */
record TableLayout(ObjectName name, String source, List<HashExpression> columns, List<String> keyColumns) {

    // As many columns as a reader needs to find a row in a table without a key, and as much of each.
    private static final int SHOWN_WITHOUT_KEY = 3;
    private static final int SHOWN_CHARACTERS = 20;

    TableLayout {
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
    }

    /** Returns the columns by which reports name a row. */
    List<String> shownColumns() {
        if (!keyColumns.isEmpty()) {
            return keyColumns;
        }
        return columns.stream()
                .limit(SHOWN_WITHOUT_KEY)
                .map(column -> column.column().name())
                .toList();
    }

    /** Returns the query for the texts of the shown columns and then all hashes, in the order of the key. */
    String query() {
        List<String> results = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (String shown : shownColumns()) {
            String quoted = ObjectName.quote(shown);
            if (keyColumns.isEmpty()) {
                results.add("left(" + quoted + "::text, " + SHOWN_CHARACTERS + ")");
                order.add("(" + quoted + "::text) COLLATE \"C\"");
            } else {
                results.add(quoted + "::text");
                // Without the alias it would be the result of that name, which is text.
                order.add("r." + quoted);
            }
        }
        columns.forEach(column -> results.add(column.sql()));
        return "SELECT " + String.join(", ", results) + " FROM " + source + " AS r"
                + (order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order));
    }
}

package dev.lockstep.postgres.rows;

import dev.lockstep.journal.InsertableRow.Writing;
import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * A table as far as its rows are copied one by one.
 *
 * @param columns those that can be written, in order
 * @param links its foreign keys
 */
public record TableShape(ObjectName name, List<Column> columns, List<Link> links) {

    public TableShape {
        columns = List.copyOf(columns);
        links = List.copyOf(links);
    }

    /**
     * One column.
     *
     * @param type its type below domains, as {@code pg_type} names it
     */
    public record Column(String name, String type, Need need, Writing writing) {}

    /** Whether a row can be without a value of its own. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** A foreign key: values of {@code columns} are those of {@code keys} in a row of {@code target}. */
    public record Link(List<String> columns, ObjectName target, List<String> keys) {
        public Link {
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
        }
    }

    /** Returns the column of that name, if it has one. */
    public Optional<Column> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }
}

package dev.lockstep.down;

import java.util.ArrayList;
import java.util.List;

/**
 * What takes a schema back to what it was.
 *
 * @param statements in the order in which they are to run
 * @param beyond what differs and cannot be written down here, one line each
 */
public record DerivedDown(List<DownStatement> statements, List<String> beyond) {

    public DerivedDown {
        statements = List.copyOf(statements);
        beyond = List.copyOf(beyond);
    }

    /** Returns the down of a schema that did not change. */
    public static DerivedDown empty() {
        return new DerivedDown(List.of(), List.of());
    }

    /** Returns whether there is nothing to run. */
    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /** Returns this down with {@code more} after it, which says what is now beyond it. */
    public DerivedDown then(DerivedDown more) {
        List<DownStatement> all = new ArrayList<>(statements);
        all.addAll(more.statements);
        return new DerivedDown(all, more.beyond);
    }

    /** Returns the statements as a script, each remark as a comment above its statement. */
    public String script() {
        StringBuilder text = new StringBuilder();
        for (DownStatement statement : statements) {
            statement.remark().lines().forEach(line -> text.append("-- ")
                    .append(line)
                    .append('\n'));
            text.append(statement.sql()).append(";\n");
        }
        return text.toString();
    }
}

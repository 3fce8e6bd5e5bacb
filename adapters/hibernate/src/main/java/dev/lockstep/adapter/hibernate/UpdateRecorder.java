package dev.lockstep.adapter.hibernate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.hibernate.tool.schema.spi.ScriptTargetOutput;

/** Hears of each statement of a schema update before it runs, and derives the down. */
final class UpdateRecorder implements ScriptTargetOutput {

    private final Inverse inverse;
    private final List<String> begun = new ArrayList<>();
    private final List<String> inverses = new ArrayList<>();
    private final List<String> withoutInverse = new ArrayList<>();

    UpdateRecorder(Connection catalogue) {
        inverse = new Inverse(catalogue);
    }

    @Override
    public void accept(String command) {
        String statement = command.strip().replaceFirst(";$", "");
        begun.add(statement);
        try {
            inverse.of(statement).ifPresentOrElse(inverses::addAll, () -> withoutInverse.add(statement));
        } catch (SQLException e) {
            throw new SchemaManagementException("the catalogue cannot be read before: " + statement, e);
        }
    }

    /** Returns the statements that were begun; of a failed update the last is the one that failed. */
    List<String> begun() {
        return List.copyOf(begun);
    }

    DerivedDown down() {
        return DerivedDown.reversing(inverses, withoutInverse);
    }

    @Override
    public void prepare() {
        // Nothing to open.
    }

    @Override
    public void release() {
        // Nothing to close.
    }
}

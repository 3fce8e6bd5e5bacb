package dev.lockstep.adapter.command;

import dev.lockstep.down.DownShape;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What one command-line tool adds: its migrations, its commands, its history. One is made for each project that is opened. */
public interface ToolDriver {

    /** Returns the tool's name. */
    String name();

    /** Returns the version of the program that runs, as it tells it. */
    String version();

    /** Returns the project's migrations, oldest first. */
    List<Migration> migrations();

    /** Returns the relations in which the tool keeps its history. */
    Set<ObjectName> bookkeeping();

    /** Reads which migrations the tool's history calls applied; may hold ids that the project does not know. */
    Set<MigrationId> applied(Connection connection) throws SQLException;

    /** Returns the command that takes up {@code migration}, the oldest that is not applied, and nothing else. */
    Command up(Migration migration);

    /** Returns the command that takes down {@code migration}, the newest that is applied and reversible, and nothing else. */
    Command down(Migration migration);

    /** Returns how the tool wants a down of {@code migration} to be written, for a proposal. */
    default DownShape downShape(Migration migration) {
        return DownShape.plain();
    }

    /**
     * Tells why a command failed: adds the tool's words to what is known, a better place and a remedy where the words allow it.
     *
     * @param problem says what failed and holds the server's words, if it said any
     */
    Problem explain(Problem problem, Migration migration, CommandResult result);

    /**
     * Tells why a command that says that all went well did not do what was asked.
     *
     * @param problem says what the history holds instead
     */
    default Problem explainSilence(Problem problem, Migration migration) {
        return problem;
    }
}

package dev.lockstep.adapter.flyway;

import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.sqlscript.SqlScript;

/**
 * Runs undo scripts where Flyway's edition does not: with Flyway's own parser, placeholders and settings beside the script,
 * and with the version taken out of the history in the same transaction.
 */
final class UndoScriptRunner {

    private final FlywayEngine.Look look;
    private final FlywayHistory history;

    UndoScriptRunner(FlywayEngine.Look look, FlywayHistory history) {
        this.look = look;
        this.history = history;
    }

    /**
     * Undoes {@code version}.
     *
     * @throws org.flywaydb.core.api.FlywayException as Flyway does when a script fails
     */
    void run(LoadableResource undo, String version) throws SQLException {
        Configuration configuration = look.configuration();
        MigrationResolver.Context means = look.means();
        SqlScript script =
                means.sqlScriptFactory.createSqlScript(undo, configuration.isMixed(), means.resourceProvider);
        script.validate();
        try (Connection connection = history.connect()) {
            prepare(connection, configuration);
            boolean inTransaction = script.executeInTransaction() && configuration.isExecuteInTransaction();
            connection.setAutoCommit(!inTransaction);
            means.sqlScriptExecutorFactory
                    .createSqlScriptExecutor(connection, false, false, configuration.isOutputQueryResults())
                    .execute(script, configuration);
            history.forget(connection, version);
            if (inTransaction) {
                connection.commit();
            }
        }
    }

    /** As Flyway does: the user's own first words, then the default schema in front of the search path. */
    private void prepare(Connection connection, Configuration configuration) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Optional<String> initSql = Optional.ofNullable(configuration.getInitSql());
            if (initSql.isPresent()) {
                statement.execute(initSql.get());
            }
            statement.execute("SELECT set_config('search_path', '"
                    + ObjectName.quote(history.table().schema()).replace("'", "''")
                    + ",' || current_setting('search_path'), false)");
        }
    }
}

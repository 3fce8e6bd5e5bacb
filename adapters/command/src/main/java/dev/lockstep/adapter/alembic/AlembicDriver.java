package dev.lockstep.adapter.alembic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.HistoryTable;
import dev.lockstep.adapter.command.PythonWords;
import dev.lockstep.adapter.command.ToolDriver;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One project of Alembic. */
final class AlembicDriver implements ToolDriver {

    private final AlembicScript script;
    private final String version;
    private final AlembicRevisions revisions;
    private final Set<ObjectName> tables;

    private AlembicDriver(AlembicScript script, String version, AlembicRevisions revisions, Set<ObjectName> tables) {
        this.script = script;
        this.version = version;
        this.revisions = revisions;
        this.tables = tables;
    }

    static AlembicDriver open(ToolSettings settings, Workplace place) {
        AlembicScript script = AlembicScript.of(settings, place);
        JsonNode seen = script.describe(settings.root(), place.scratch());
        Set<ObjectName> tables = new LinkedHashSet<>();
        seen.path("tables")
                .forEach(table -> tables.add(new ObjectName(
                        table.path("schema").asText(), table.path("name").asText())));
        return new AlembicDriver(
                script, seen.path("version").asText(), AlembicRevisions.of(seen.path("revisions")), tables);
    }

    @Override
    public String name() {
        return AlembicTool.NAME;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<Migration> migrations() {
        return revisions.migrations();
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return tables;
    }

    /** Alembic keeps the heads only; what they stand on is applied, too. */
    @Override
    public Set<MigrationId> applied(Connection connection) throws SQLException {
        Set<String> heads = new LinkedHashSet<>();
        for (ObjectName table : tables) {
            new HistoryTable(table)
                    .rows(connection, List.of("version_num"), "version_num")
                    .forEach(row -> heads.add(row.get(0)));
        }
        return revisions.below(heads);
    }

    @Override
    public Command up(Migration migration) {
        return script.run("upgrade", migration.id().value());
    }

    @Override
    public Command down(Migration migration) {
        return script.run("downgrade", revisions.targetBelow(migration.id()));
    }

    @Override
    public Problem explain(Problem problem, Migration migration, CommandResult result) {
        PythonWords words = new PythonWords(result.output());
        Problem placed =
                words.placeIn(migration.source().file()).map(problem::where).orElse(problem);
        return result.addTo(placed, words.text());
    }
}

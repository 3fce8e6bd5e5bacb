package dev.lockstep.adapter.django;

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

/** One project of Django. */
final class DjangoDriver implements ToolDriver {

    private final DjangoScript script;
    private final String version;
    private final DjangoHistory history;
    private final ObjectName table;
    private final Set<ObjectName> bookkeeping;

    private DjangoDriver(
            DjangoScript script, String version, DjangoHistory history, ObjectName table, Set<ObjectName> bookkeeping) {
        this.script = script;
        this.version = version;
        this.history = history;
        this.table = table;
        this.bookkeeping = bookkeeping;
    }

    static DjangoDriver open(ToolSettings settings, Workplace place) {
        DjangoScript script = DjangoScript.of(settings, place);
        JsonNode seen = script.describe(place.scratch());
        String schema = seen.path("schema").asText();
        Set<ObjectName> bookkeeping = new LinkedHashSet<>();
        addWithSequence(bookkeeping, new ObjectName(schema, "django_migrations"));
        seen.path("registers").forEach(each -> addWithSequence(bookkeeping, new ObjectName(schema, each.asText())));
        return new DjangoDriver(
                script,
                seen.path("version").asText(),
                DjangoHistory.of(seen.path("migrations")),
                new ObjectName(schema, "django_migrations"),
                bookkeeping);
    }

    private static void addWithSequence(Set<ObjectName> names, ObjectName table) {
        names.add(table);
        names.add(new ObjectName(table.schema(), table.name() + "_id_seq"));
    }

    @Override
    public String name() {
        return DjangoTool.NAME;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<Migration> migrations() {
        return history.migrations();
    }

    /**
     * The history, and the registers of content types and permissions: after whatever it migrates, Django enters what has come into
     * them, and never takes out what has gone. No migration writes that, and none could undo it.
     */
    @Override
    public Set<ObjectName> bookkeeping() {
        return bookkeeping;
    }

    @Override
    public Set<MigrationId> applied(Connection connection) throws SQLException {
        Set<String> applied = new LinkedHashSet<>();
        for (List<String> row : new HistoryTable(table).rows(connection, List.of("app", "name"), "id")) {
            applied.add(row.get(0) + "." + row.get(1));
        }
        return history.completeIn(applied);
    }

    @Override
    public Command up(Migration migration) {
        return script.migrate("up", history.namesIn(migration));
    }

    @Override
    public Command down(Migration migration) {
        return script.migrate("down", history.namesIn(migration));
    }

    @Override
    public Problem explain(Problem problem, Migration migration, CommandResult result) {
        PythonWords words = new PythonWords(result.output());
        Problem placed =
                words.placeIn(migration.source().file()).map(problem::where).orElse(problem);
        return result.addTo(placed, words.text());
    }
}

package dev.lockstep.adapter.atlas;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.HistoryTable;
import dev.lockstep.adapter.command.MigrationFolder;
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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One project of Atlas. */
final class AtlasDriver implements ToolDriver {

    private final AtlasCommands commands;
    private final List<Migration> migrations;

    /** How far migrations that were not finished had come when the history was last read. */
    private final Map<String, String> unfinished = new ConcurrentHashMap<>();

    private AtlasDriver(AtlasCommands commands, List<Migration> migrations) {
        this.commands = commands;
        this.migrations = List.copyOf(migrations);
    }

    static AtlasDriver open(ToolSettings settings, Workplace place) {
        AtlasCommands commands = AtlasCommands.of(settings, place);
        return new AtlasDriver(commands, AtlasFiles.read(new MigrationFolder(commands.folder())));
    }

    @Override
    public String name() {
        return AtlasTool.NAME;
    }

    @Override
    public String version() {
        return commands.version();
    }

    @Override
    public List<Migration> migrations() {
        return migrations;
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return Set.of(commands.table());
    }

    /** A migration of which some statements were applied is not applied: Atlas goes on with it. */
    @Override
    public Set<MigrationId> applied(Connection connection) throws SQLException {
        Set<MigrationId> applied = new LinkedHashSet<>();
        unfinished.clear();
        for (List<String> row : new HistoryTable(commands.table())
                .rows(connection, List.of("version", "applied", "total", "coalesce(error, '')"), "version")) {
            if (row.get(1).equals(row.get(2)) && row.get(3).isEmpty()) {
                applied.add(new MigrationId(row.get(0)));
            } else {
                unfinished.put(row.get(0), row.get(1) + " of " + row.get(2));
            }
        }
        return applied;
    }

    @Override
    public Command up(Migration migration) {
        return commands.applyOne();
    }

    @Override
    public Command down(Migration migration) {
        throw new IllegalStateException("no migration of Atlas is reversible");
    }

    @Override
    public Problem explain(Problem problem, Migration migration, CommandResult result) {
        AtlasWords words = new AtlasWords(result.output());
        Problem told = result.addTo(
                words.placeIn(migration.source().file()).map(problem::where).orElse(problem), words.text());
        if (words.isAboutChecksums()) {
            told = told.said(new AtlasSum(new MigrationFolder(commands.folder()))
                    .firstDifference()
                    .orElse(""));
        }
        String before = unfinished.getOrDefault(migration.id().value(), "");
        if (!before.isEmpty()) {
            told = told.said("it was begun before: " + before
                    + " statements are there, for it runs without a transaction, and Atlas goes on after them");
        }
        return words.remedy().map(told::remedy).orElse(told);
    }
}

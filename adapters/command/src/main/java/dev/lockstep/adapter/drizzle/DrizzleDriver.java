package dev.lockstep.adapter.drizzle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.HistoryTable;
import dev.lockstep.adapter.command.Scratch;
import dev.lockstep.adapter.command.ToolDriver;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One project of Drizzle. */
final class DrizzleDriver implements ToolDriver {

    private static final Reversal FORWARD_ONLY =
            Reversal.Irreversible.forwardOnly("Drizzle has no migrations that go down");

    private final DrizzleCommands commands;
    private final DrizzleJournal journal;
    private final ObjectName table;
    private final Scratch scratch;
    private final List<Migration> migrations;

    private DrizzleDriver(DrizzleCommands commands, DrizzleJournal journal, ObjectName table, Scratch scratch) {
        this.commands = commands;
        this.journal = journal;
        this.table = table;
        this.scratch = scratch;
        this.migrations =
                journal.entries().stream().map(DrizzleDriver::migration).toList();
    }

    static DrizzleDriver open(ToolSettings settings, Workplace place) {
        DrizzleCommands commands = DrizzleCommands.of(settings, place);
        JsonNode seen = commands.read(place);
        Path out = settings.file(DrizzleConfig.OUT)
                .orElseGet(() -> settings.root().resolve(seen.path("out").asText("drizzle")));
        ObjectName table = new ObjectName(
                seen.path("schema").asText("drizzle"), seen.path("table").asText("__drizzle_migrations"));
        return new DrizzleDriver(commands, DrizzleJournal.read(out.normalize()), table, place.scratch());
    }

    private static Migration migration(DrizzleJournal.Entry entry) {
        SourceLocation source = SourceLocation.of(entry.file());
        Reversal reversal = new DeclarationReader()
                .read(source)
                .irreversible()
                .map(Reversal.class::cast)
                .orElse(FORWARD_ONLY);
        return new Migration(new MigrationId(entry.tag()), entry.tag(), source, reversal);
    }

    @Override
    public String name() {
        return DrizzleTool.NAME;
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
        return Set.of(table, new ObjectName(table.schema(), table.name() + "_id_seq"));
    }

    /** Drizzle knows its migrations by the moment at which they were made; two of the same moment have a row each. */
    @Override
    public Set<MigrationId> applied(Connection connection) throws SQLException {
        List<Long> moments = new ArrayList<>();
        new HistoryTable(table)
                .rows(connection, List.of("created_at"), "id")
                .forEach(row -> moments.add(Long.valueOf(row.get(0))));
        Set<MigrationId> applied = new LinkedHashSet<>();
        for (DrizzleJournal.Entry entry : journal.entries()) {
            if (moments.remove((Long) entry.when())) {
                applied.add(new MigrationId(entry.tag()));
            }
        }
        return applied;
    }

    @Override
    public Command up(Migration migration) {
        Path copy = scratch.folder().resolve("up to " + migration.id());
        journal.copyUpTo(migration.id().value(), copy);
        return commands.up(copy);
    }

    @Override
    public Command down(Migration migration) {
        throw new IllegalStateException("Drizzle takes nothing down, and every migration says so");
    }

    @Override
    public Problem explain(Problem problem, Migration migration, CommandResult result) {
        return result.addTo(problem, DrizzleCommands.words(result));
    }

    @Override
    public Problem explainSilence(Problem problem, Migration migration) {
        DrizzleJournal.Entry skipped = entry(migration);
        Optional<DrizzleJournal.Entry> newer = journal.entries().stream()
                .takeWhile(each -> !each.equals(skipped))
                .filter(each -> each.when() >= skipped.when())
                .findFirst();
        return newer.map(each -> problem.said(
                                "its \"when\" in the journal is " + skipped.when() + ", that of " + each.tag()
                                        + ", which is applied, is " + each.when()
                                        + ": Drizzle passes over whatever is not newer than the last that it applied")
                        .remedy("generate the migration again on top of " + each.tag()
                                + ": a database that has that one never gets this one"))
                .orElse(problem);
    }

    private DrizzleJournal.Entry entry(Migration migration) {
        return journal.entries().stream()
                .filter(each -> each.tag().equals(migration.id().value()))
                .findFirst()
                .orElseThrow();
    }
}

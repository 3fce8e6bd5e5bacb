package dev.lockstep.adapter.prisma;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.HistoryTable;
import dev.lockstep.adapter.command.NodeWords;
import dev.lockstep.adapter.command.Scratch;
import dev.lockstep.adapter.command.ToolDriver;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.down.DownShape;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One project of Prisma. */
final class PrismaDriver implements ToolDriver {

    private static final ObjectName TABLE = ObjectName.inPublic("_prisma_migrations");

    /** What Prisma says before it begins, and where in its engine it was when it failed. */
    private static final Pattern CHATTER = Pattern.compile(
            "(?m)^(Loaded Prisma config from|Prisma config detected|Prisma schema loaded from|Datasource \"|\\d+ migrations? found in|Applying migration `"
                    + "|WARNING: Your schema specifies|- url$|The values from your schema will|We recommend you to remove those|"
                    + "\\s+\\d+: |\\s+with migration_name=).*$");

    private final PrismaCommands commands;
    private final PrismaMigrations project;
    private final PrismaVersion driven;
    private final PrismaVersion own;
    private final Scratch scratch;
    private final List<Migration> migrations;

    private PrismaDriver(
            PrismaCommands commands,
            PrismaMigrations project,
            PrismaVersion driven,
            PrismaVersion own,
            Scratch scratch) {
        this.commands = commands;
        this.project = project;
        this.driven = driven;
        this.own = own;
        this.scratch = scratch;
        this.migrations = project.migrations();
    }

    static PrismaDriver open(ToolSettings settings, Workplace place) {
        PrismaMigrations project = PrismaMigrations.read(PrismaFiles.migrations(settings));
        PrismaCommands commands = PrismaCommands.of(settings, place);
        PrismaVersion driven = PrismaVersion.installed("prisma", commands.cli()).orElseThrow();
        PrismaVersion own = PrismaVersion.ofProject(settings.root()).orElse(driven);
        return new PrismaDriver(commands, project, driven, own, place.scratch());
    }

    @Override
    public String name() {
        return PrismaTool.NAME;
    }

    /** Says what it is that runs, because it is not what runs in production: Prisma's native engine. */
    @Override
    public String version() {
        return driven.text() + " (Prisma's WebAssembly engine with Lockstep's driver, sending migrations "
                + (own.sendsStatementsAlone() ? "statement by statement" : "as a whole") + " like Prisma " + own.text()
                + ")";
    }

    @Override
    public DownShape downShape(Migration migration) {
        return DownShape.in(project.down(migration.id().value()).toString());
    }

    @Override
    public List<Migration> migrations() {
        return migrations;
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return Set.of(TABLE);
    }

    @Override
    public Set<MigrationId> applied(Connection connection) throws SQLException {
        Set<MigrationId> applied = new LinkedHashSet<>();
        List<String> columns = List.of("migration_name", "finished_at IS NOT NULL AND rolled_back_at IS NULL");
        for (List<String> row : new HistoryTable(TABLE).rows(connection, columns, "started_at")) {
            if (row.get(1).equals("t")) {
                applied.add(new MigrationId(row.get(0)));
            }
        }
        return applied;
    }

    @Override
    public Command up(Migration migration) {
        String name = migration.id().value();
        Path copy = scratch.folder().resolve("up to " + name);
        project.copyUpTo(name, copy);
        if (own.sendsStatementsAlone()) {
            project.cut(name, copy);
        }
        return commands.up(copy);
    }

    @Override
    public Command down(Migration migration) {
        String name = migration.id().value();
        return project.goesDownAlone(name)
                ? commands.downAlone(name, project.down(name))
                : commands.down(name, project.down(name));
    }

    @Override
    public Problem explain(Problem problem, Migration migration, CommandResult result) {
        String words = new NodeWords(CHATTER.matcher(result.output()).replaceAll("")).text();
        Problem told = result.addTo(problem, words);
        return words.contains("P3009")
                ? told.remedy(
                        "a migration failed before, and Prisma runs nothing until somebody has put that right: undo what"
                                + " is left of it, then run prisma migrate resolve --rolled-back with its name")
                : told;
    }
}

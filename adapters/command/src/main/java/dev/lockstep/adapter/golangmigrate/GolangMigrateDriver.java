package dev.lockstep.adapter.golangmigrate;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.HistoryTable;
import dev.lockstep.adapter.command.MigrationFolder;
import dev.lockstep.adapter.command.ToolDriver;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.down.DownShape;
import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.sql.SqlLine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One project of golang-migrate. */
final class GolangMigrateDriver implements ToolDriver {

    private final GolangMigrateCommands commands;
    private final NavigableMap<Long, GolangMigrateFiles.Pair> pairs;
    private final boolean cutsFiles;

    /** What was begun last: the history alone does not tell which way it went wrong. */
    private volatile Optional<Long> takenDown = Optional.empty();

    private GolangMigrateDriver(
            GolangMigrateCommands commands, SortedMap<Long, GolangMigrateFiles.Pair> pairs, ToolSettings settings) {
        this.commands = commands;
        this.pairs = new TreeMap<>(pairs);
        this.cutsFiles = settings.get(GolangMigrateCommands.MULTI_STATEMENT).isPresent();
    }

    static GolangMigrateDriver open(ToolSettings settings, Workplace place) {
        GolangMigrateCommands commands = GolangMigrateCommands.of(settings, place);
        return new GolangMigrateDriver(
                commands, GolangMigrateFiles.read(new MigrationFolder(commands.folder())), settings);
    }

    @Override
    public String name() {
        return GolangMigrateTool.NAME;
    }

    @Override
    public String version() {
        return commands.version();
    }

    @Override
    public List<Migration> migrations() {
        List<Migration> migrations = new ArrayList<>();
        pairs.forEach((version, pair) -> migrations.add(new Migration(
                new MigrationId(String.valueOf(version)),
                pair.stem(),
                SourceLocation.of(pair.source()),
                reversal(pair))));
        return migrations;
    }

    private static Reversal reversal(GolangMigrateFiles.Pair pair) {
        return Stream.of(pair.up(), pair.down())
                .flatMap(Optional::stream)
                .flatMap(file -> new DeclarationReader().read(SourceLocation.of(file)).irreversible().stream())
                .findFirst()
                .<Reversal>map(declared -> declared)
                .orElseGet(() -> pair.down()
                        .map(GolangMigrateDriver::reversal)
                        .orElseGet(() -> new Reversal.DownMissing("there is no " + pair.stem() + ".down.sql")));
    }

    private static Reversal reversal(Path down) {
        return SqlLine.of(MigrationFolder.text(down)).text().isBlank()
                ? new Reversal.DownMissing(down.getFileName() + " holds no statement")
                : new Reversal.Reversible();
    }

    @Override
    public DownShape downShape(Migration migration) {
        Path file = migration.source().file();
        return DownShape.in(
                file.resolveSibling(migration.description() + ".down.sql").toString());
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return Set.of(commands.table());
    }

    @Override
    public Set<MigrationId> applied(Connection connection) throws SQLException {
        List<List<String>> rows =
                new HistoryTable(commands.table()).rows(connection, List.of("version", "dirty"), "version");
        return GolangMigrateHistory.of(rows).applied(versions(), takenDown);
    }

    @Override
    public Command up(Migration migration) {
        takenDown = Optional.empty();
        return commands.run("up", "1");
    }

    @Override
    public Command down(Migration migration) {
        takenDown = Optional.of(Long.valueOf(migration.id().value()));
        return commands.run("down", "1");
    }

    @Override
    public Problem explain(Problem problem, Migration migration, CommandResult result) {
        GolangMigrateWords words = new GolangMigrateWords(result.output());
        Path file = fileAtWork(migration);
        SourceLocation place = words.line()
                .filter(line -> !cutsFiles)
                .map(line -> SourceLocation.at(file, line))
                .orElse(SourceLocation.of(file));
        Problem told = result.addTo(problem.where(place), words.text());
        if (words.begun()) {
            told = told.said(
                    "the history is dirty now: golang-migrate does nothing more before migrate force says at which"
                            + " version the schema stands");
        }
        return words.remedy(versions()).map(told::remedy).orElse(told);
    }

    private Path fileAtWork(Migration migration) {
        return takenDown
                .map(pairs::get)
                .flatMap(GolangMigrateFiles.Pair::down)
                .orElse(migration.source().file());
    }

    private NavigableSet<Long> versions() {
        return pairs.navigableKeySet();
    }
}

package dev.lockstep.adapter.goose;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.GoProgram;
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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One project of goose. */
final class GooseDriver implements ToolDriver {

    private static final Pattern IN_STATUS = Pattern.compile("(?m) -- (\\d+_\\S.*\\.(?:sql|go))\\s*$");
    private static final Pattern NO_DOWN_IN_GO =
            Pattern.compile("goose\\.Add(?:Named)?Migration\\w*\\([^)]*,\\s*nil\\s*\\)");

    private final GooseCommands commands;
    private final List<Migration> migrations;
    private final HistoryTable history;

    private GooseDriver(GooseCommands commands, List<Migration> migrations) {
        this.commands = commands;
        this.migrations = List.copyOf(migrations);
        String[] table = commands.table().split("\\.", 2);
        this.history = new HistoryTable(
                table.length == 2 ? new ObjectName(table[0], table[1]) : ObjectName.inPublic(table[0]));
    }

    static GooseDriver open(ToolSettings settings, Workplace place) {
        GooseCommands commands = GooseCommands.of(settings, place);
        SortedMap<Long, Path> files = settings.get("program").isPresent()
                ? told(commands)
                : GooseFiles.read(new MigrationFolder(commands.dir()));
        List<Migration> migrations = new ArrayList<>();
        files.forEach((version, file) -> migrations.add(migration(version, file)));
        return new GooseDriver(commands, migrations);
    }

    /** Only the project's own program knows what was built into it; asked, it makes its table of the history. */
    private static SortedMap<Long, Path> told(GooseCommands commands) {
        Command status = commands.run("status");
        String said = GoProgram.ask(
                status,
                Problem.what("the project's own program does not tell its migrations")
                        .where(commands.program())
                        .remedy("let it take the command status, and set " + GooseCommands.ARGUMENTS
                                + " to how it takes its arguments, with {command}, {url} and {dir} in them"));
        SortedMap<Long, Path> files = new TreeMap<>();
        Matcher line = IN_STATUS.matcher(said);
        while (line.find()) {
            Path file = commands.dir().resolve(line.group(1));
            GooseFiles.version(line.group(1)).ifPresent(version -> files.put(version, file));
        }
        return files;
    }

    private static Migration migration(long version, Path file) {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.(sql|go)$", "");
        SourceLocation source = SourceLocation.of(file);
        Reversal reversal = new DeclarationReader()
                .read(source)
                .irreversible()
                .<Reversal>map(declared -> declared)
                .orElseGet(() -> reversal(file));
        return new Migration(new MigrationId(String.valueOf(version)), stem, source, reversal);
    }

    private static Reversal reversal(Path file) {
        String text = MigrationFolder.text(file);
        if (file.toString().endsWith(".sql")) {
            return text.isEmpty() ? new Reversal.Reversible() : new GooseSql(text).reversal();
        }
        return NO_DOWN_IN_GO.matcher(text).find()
                ? new Reversal.DownMissing("it adds nil for the down: goose down does nothing but forget it")
                : new Reversal.Reversible();
    }

    @Override
    public String name() {
        return GooseTool.NAME;
    }

    @Override
    public String version() {
        return commands.version();
    }

    @Override
    public DownShape downShape(Migration migration) {
        Path file = migration.source().file();
        return file.toString().endsWith(".sql")
                ? new DownShape(file.toString(), "-- +goose Down", "-- +goose StatementBegin", "-- +goose StatementEnd")
                : DownShape.plain();
    }

    @Override
    public List<Migration> migrations() {
        return migrations;
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        ObjectName table = history.name();
        return Set.of(table, new ObjectName(table.schema(), table.name() + "_id_seq"));
    }

    /** The newest row of a version decides: older versions of goose kept what was taken down as a row. */
    @Override
    public Set<MigrationId> applied(Connection connection) throws SQLException {
        Set<String> seen = new HashSet<>();
        Set<MigrationId> applied = new LinkedHashSet<>();
        for (List<String> row : history.rows(connection, List.of("version_id", "is_applied"), "id DESC")) {
            if (seen.add(row.get(0)) && row.get(1).equals("t") && !row.get(0).equals("0")) {
                applied.add(new MigrationId(row.get(0)));
            }
        }
        return applied;
    }

    @Override
    public Command up(Migration migration) {
        return commands.run("up-to", migration.id().value());
    }

    @Override
    public Command down(Migration migration) {
        return commands.run("down");
    }

    @Override
    public Problem explain(Problem problem, Migration migration, CommandResult result) {
        GooseWords words = new GooseWords(result.output());
        Problem told = result.addTo(
                words.placeIn(migration.source().file()).map(problem::where).orElse(problem), words.text());
        return words.remedy().map(told::remedy).orElse(told);
    }
}

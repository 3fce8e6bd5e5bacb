package dev.lockstep.adapter.knex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.HistoryTable;
import dev.lockstep.adapter.command.NodeWords;
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
import java.util.regex.Pattern;

/** One project of Knex. */
final class KnexDriver implements ToolDriver {

    /** What Knex says before it begins, about our knexfile. */
    private static final Pattern CHATTER = Pattern.compile("(?m)^(Working directory changed to|Using environment:).*$");

    private final KnexCommands commands;
    private final String version;
    private final List<Migration> migrations;
    private final ObjectName table;

    private KnexDriver(KnexCommands commands, String version, List<Migration> migrations, ObjectName table) {
        this.commands = commands;
        this.version = version;
        this.migrations = List.copyOf(migrations);
        this.table = table;
    }

    static KnexDriver open(ToolSettings settings, Workplace place) {
        KnexCommands commands = KnexCommands.of(settings, place);
        JsonNode seen = commands.read(place);
        List<Migration> migrations = new ArrayList<>();
        seen.path("migrations").forEach(each -> migrations.add(migration(each)));
        ObjectName table =
                new ObjectName(seen.path("schema").asText(), seen.path("table").asText());
        return new KnexDriver(commands, seen.path("version").asText(), migrations, table);
    }

    private static Migration migration(JsonNode seen) {
        String name = seen.path("name").asText();
        SourceLocation source = SourceLocation.of(Path.of(seen.path("file").asText()));
        return new Migration(new MigrationId(name), name, source, reversal(seen.path("down"), source));
    }

    private static Reversal reversal(JsonNode down, SourceLocation source) {
        Optional<Reversal.Irreversible> declared =
                new DeclarationReader().read(source).irreversible();
        if (declared.isPresent()) {
            return declared.get();
        }
        String said = down.path("said").asText();
        return switch (down.path("kind").asText()) {
            case "irreversible" -> new Reversal.Irreversible(said);
            case "missing" -> new Reversal.DownMissing(said);
            default -> new Reversal.Reversible();
        };
    }

    @Override
    public String name() {
        return KnexTool.NAME;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<Migration> migrations() {
        return migrations;
    }

    /** The history and the lock, with the sequences of their serial columns. */
    @Override
    public Set<ObjectName> bookkeeping() {
        Set<ObjectName> names = new LinkedHashSet<>();
        for (String suffix : List.of("", "_id_seq", "_lock", "_lock_index_seq")) {
            names.add(new ObjectName(table.schema(), table.name() + suffix));
        }
        return names;
    }

    @Override
    public Set<MigrationId> applied(Connection connection) throws SQLException {
        Set<MigrationId> applied = new LinkedHashSet<>();
        new HistoryTable(table)
                .rows(connection, List.of("name"), "id")
                .forEach(row -> applied.add(new MigrationId(row.get(0))));
        return applied;
    }

    @Override
    public Command up(Migration migration) {
        return commands.run("migrate:up", migration.id().value());
    }

    @Override
    public Command down(Migration migration) {
        return commands.run("migrate:down", migration.id().value());
    }

    @Override
    public Problem explain(Problem problem, Migration migration, CommandResult result) {
        NodeWords words = new NodeWords(result.output());
        Problem placed =
                words.placeIn(migration.source().file()).map(problem::where).orElse(problem);
        Problem told = result.addTo(
                placed, CHATTER.matcher(words.text()).replaceAll("").strip());
        return result.output().contains("Migration table is already locked")
                ? told.remedy(
                        "Knex keeps its lock in a row: a run that was killed leaves it behind, and knex migrate:unlock"
                                + " takes it away")
                : told;
    }
}

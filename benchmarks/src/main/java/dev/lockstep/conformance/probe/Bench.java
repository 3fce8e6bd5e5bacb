package dev.lockstep.conformance.probe;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Idiom;
import dev.lockstep.postgres.catalog.CatalogStateReader;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One project of one tool on a database of its own. */
final class Bench implements AutoCloseable {

    /** Longer than anything takes that comes to an end at all, on a busy machine too. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Idiom idiom;
    private final Database database;
    private final Path folder;
    private final ContractDatabase seen;
    private Optional<MigrationProject> project = Optional.empty();

    Bench(Idiom idiom, Database database, Path folder) {
        this.idiom = idiom;
        this.database = database;
        this.folder = folder;
        this.seen = new ContractDatabase(database);
    }

    /** Takes up the first migration. */
    void begin() throws IOException {
        idiom.foundation().forEach(seen::execute);
        write(Change.first());
        Run up = up();
        if (!up.succeeded() || notes("m1") == 0) {
            throw new CannotObserve("the very first migration is not applied: " + up.words());
        }
    }

    Idiom idiom() {
        return idiom;
    }

    Database database() {
        return database;
    }

    ContractDatabase seen() {
        return seen;
    }

    /** Replaces the project's migrations. */
    void write(Change... changes) throws IOException {
        for (Change change : changes) {
            if (!change.up().stream().allMatch(idiom::tells)) {
                throw new CannotObserve(
                        "the tool makes its statements itself, so there is no way to have it run this one");
            }
        }
        project = Optional.of(idiom.write(folder, List.of(changes)));
    }

    void edit(Change... changes) throws IOException {
        project = Optional.of(idiom.edit(folder, List.of(changes)));
    }

    /** Lets {@code late} come in beside the others; false if the tool knows no such thing. */
    boolean branch(List<Change> changes, Change late) throws IOException {
        Optional<MigrationProject> branched = idiom.branch(folder, changes, late);
        project = branched.or(() -> project);
        return branched.isPresent();
    }

    /** Takes up all that is pending and waits for the end. */
    Run up() {
        return start(idiom.up(folder, database.address())).await(PATIENCE);
    }

    /** Begins to take up all that is pending, listening on the wire. */
    Started startUp() {
        return Started.heard(database.address(), address -> idiom.up(folder, address));
    }

    /** Begins to take up all that is pending, with nothing between the tool and the server. */
    Started startUpDirectly() {
        return start(idiom.up(folder, database.address()));
    }

    Optional<Run> down(Change... applied) {
        return idiom.down(folder, database.address(), List.of(applied))
                .map(command -> start(command).await(PATIENCE));
    }

    List<Run> repair(Change before, Change failed) {
        return idiom.repair(folder, database.address(), before, failed).stream()
                .map(command -> start(command).await(PATIENCE))
                .toList();
    }

    private static Started start(Command command) {
        return Started.of(command);
    }

    /** Returns Lockstep's own session of the tool on the same project and database. */
    MigrationSession session() {
        return idiom.adapter().open(project.orElseThrow(), database);
    }

    /** Returns how many rows a note has left. */
    int notes(String name) {
        return seen.column("SELECT xid FROM seen WHERE step = '" + name + "'").size();
    }

    /** Returns what the tool's history says, version by version; nothing if there is no history. */
    List<String> history() {
        return idiom.history().isEmpty() ? List.of() : Plain.lines(Sql.columnIfThere(database, idiom.history()));
    }

    /** Returns the line of the history that is about {@code change}; empty if there is none. */
    String historyOf(Change change) {
        return history().stream()
                .filter(line -> line.startsWith(change.word()))
                .findFirst()
                .orElse("");
    }

    /** Returns the table of the history: neither that of a lock nor a sequence, which are the tool's own, too. */
    String historyTable() {
        try (MigrationSession session = session()) {
            return session.bookkeeping().stream()
                    .filter(table -> !table.name().endsWith("lock"))
                    .map(ObjectName::quoted)
                    .filter(this::isTable)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private boolean isTable(String quoted) {
        return seen().column(
                        "SELECT relkind FROM pg_class WHERE oid = to_regclass('" + quoted.replace("'", "''") + "')")
                .contains("r");
    }

    /** Returns what the repair is, for people. */
    String repairWords(Change before, Change failed) {
        return idiom.repair(folder, database.address(), before, failed).stream()
                .map(command -> Plain.text(String.join(
                        " ",
                        command.words()
                                .subList(
                                        Math.max(0, command.words().size() - 2),
                                        command.words().size()))))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    /** Returns the state without the tool's own tables. */
    CapturedState state() {
        try (MigrationSession session = session();
                CatalogStateReader reader = new CatalogStateReader()) {
            return reader.read(database, session.bookkeeping(), List.of());
        }
    }

    @Override
    public void close() {
        database.close();
    }
}

package dev.lockstep.run;

import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.journal.Watched;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.postgres.session.Backends;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.LoadProgress;
import dev.lockstep.spi.LoadRequest;
import dev.lockstep.spi.LoadRequest.Tables;
import dev.lockstep.spi.WatchRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Does single things with a workbench, each on the step thread: takes up, takes down, loads, reads. */
final class StepActions {

    private final Workbench bench;
    private final RunSettings settings;
    private final StepThread thread;
    private long nextRow;

    StepActions(Workbench bench, RunSettings settings, StepThread thread) {
        this.bench = bench;
        this.settings = settings;
        this.thread = thread;
        this.nextRow = settings.rows();
    }

    Outcome apply(MigrationId migration) {
        return migrate("up " + migration, migration, bench.session()::apply);
    }

    Outcome revert(MigrationId migration) {
        return migrate("down " + migration, migration, bench.session()::revert);
    }

    /** Begins to watch the tool. */
    void watch(WatchRequest request) {
        perform("begin to watch", () -> bench.watch().start(request));
    }

    /** Returns what was seen since {@link #watch}. */
    Watched watched() {
        return bench.watch().stop();
    }

    private Outcome migrate(String label, MigrationId migration, Function<MigrationId, Outcome> direction) {
        return thread.await(label, () -> direction.apply(migration), settings.deadline(), () -> ended(label));
    }

    private Outcome ended(String label) {
        Backends backends = new Backends(bench.database());
        Problem problem = Problem.what(
                        "\"" + label + "\" was ended because it took longer than " + words(settings.deadline()))
                .where(bench.database().address());
        List<String> sessions = backends.describe();
        for (String session : sessions) {
            problem = problem.said(session);
        }
        if (sessions.isEmpty()) {
            problem = problem.said("the tool had no session in the database");
        }
        backends.end();
        return Outcome.failed(
                problem.remedy("see what it waited for; if it only needs more time, set a longer deadline"));
    }

    private static String words(Duration deadline) {
        return deadline.toMillis() % 1000 == 0 ? deadline.toSeconds() + " s" : deadline.toMillis() + " ms";
    }

    /** Fills the tables that are empty; the same rows whenever it is asked. */
    List<TableLoad> load() {
        return load("load", loadRequest());
    }

    /** Returns what {@link #load} asks for. */
    LoadRequest loadRequest() {
        return request(0, settings.rows(), Tables.EMPTY_ONLY);
    }

    /** Writes rows to all tables, others each time. */
    List<TableLoad> writeNewRows() {
        long first = nextRow;
        nextRow += settings.newRows();
        return load("write new rows", request(first, settings.newRows(), Tables.ALL));
    }

    private LoadRequest request(long firstRow, long rows, Tables tables) {
        return new LoadRequest(
                settings.seed(),
                firstRow,
                rows,
                tables,
                bench.session().bookkeeping(),
                settings.content(),
                settings.volume().data(),
                LoadProgress.none());
    }

    private List<TableLoad> load(String label, LoadRequest request) {
        return thread.await(label, () -> bench.fixtures().load(bench.database(), request));
    }

    CapturedState read() {
        return thread.await("capture", () -> bench.reader()
                .read(bench.database(), bench.session().bookkeeping(), settings.invariants()));
    }

    /** Returns how long a migration may take. */
    Duration deadline() {
        return settings.deadline();
    }

    /** Returns what the tool's own history calls applied. */
    List<String> applied() {
        return thread.await("read the history", () -> bench.session().applied()).stream()
                .map(MigrationId::value)
                .toList();
    }

    /** Does {@code work} on the step thread. */
    void perform(String label, Runnable work) {
        call(label, () -> {
            work.run();
            return label;
        });
    }

    /** Does {@code work} on the step thread and returns what it gives. */
    <T> T call(String label, Callable<T> work) {
        return thread.await(label, work);
    }
}

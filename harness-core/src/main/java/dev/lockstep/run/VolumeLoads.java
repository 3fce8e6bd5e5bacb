package dev.lockstep.run;

import dev.lockstep.journal.Environment;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Step;
import dev.lockstep.postgres.session.EmptyTables;
import dev.lockstep.postgres.session.TableVacuum;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.LoadRequest;
import dev.lockstep.spi.ServerControl;
import dev.lockstep.spi.ServerControl.Alone;
import dev.lockstep.spi.ServerPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gets rows into the database. Where they are many, and the server is ours alone, it is restarted with settings that are good for
 * loading, and with such as production has before anything is timed; and what took long is kept for the next run.
 */
final class VolumeLoads {

    private final Workbench bench;
    private final StepActions actions;
    private final Plan plan;
    private final ManyRows many;
    private final StateKeeper keeper;
    private final List<String> told = new ArrayList<>();
    private Optional<List<TableLoad>> taken = Optional.empty();
    /** Of the state behind the preparation: what the server says of itself is asked before it. */
    private Optional<String> preparedKey = Optional.empty();

    private Duration preparation = Duration.ZERO;

    VolumeLoads(
            Workbench bench,
            RunSettings settings,
            StepActions actions,
            Environment environment,
            Plan plan,
            ManyRows many) {
        this.bench = bench;
        this.actions = actions;
        this.plan = plan;
        this.many = many;
        this.keeper = new StateKeeper(bench, settings, environment, plan);
    }

    /** Returns under which settings times were measured, and what became of the loaded state: a line each, for people. */
    List<String> told() {
        List<String> lines = new ArrayList<>(told);
        control()
                .filter(control -> control.phase() == ServerPhase.MEASURING)
                .ifPresent(control -> lines.add("measured with settings as in production: " + control.settings()));
        lines.addAll(keeper.told());
        return lines;
    }

    /**
     * Brings back the state that the step at {@code position}, which prepares, and a load behind it would make.
     *
     * @return whether there was such a state
     */
    boolean takesPrepared(int position) {
        try (Turn turn = new Turn()) {
            preparedKey = turn.server.flatMap(
                    server -> keeper.key(server, endOfPreparation(position), actions.loadRequest()));
            Optional<KeptLoad> found = turn.server.flatMap(server -> preparedKey.flatMap(key -> take(server, key)));
            taken = found.filter(state -> endOfPreparation(position) > position + 1)
                    .map(KeptLoad::loads);
            return found.isPresent();
        }
    }

    /** Hears how long the step at {@code position}, which prepares, took. */
    void prepared(int position, Duration took) {
        preparation = took;
        if (endOfPreparation(position) == position + 1 && isSlow()) {
            try (Turn turn = new Turn()) {
                turn.server.ifPresent(server -> keep(server, preparedKey, List.of(), took, phase()));
            }
        }
    }

    /** Does the step at {@code position}, which loads. */
    List<TableLoad> load(int position) {
        if (taken.isPresent()) {
            List<TableLoad> loads = taken.get();
            taken = Optional.empty();
            return loads;
        }
        boolean isMany = isMany();
        if (!isMany && !(isSlow() && isPrepared(position))) {
            return actions.load();
        }
        try (Turn turn = new Turn()) {
            if (turn.server.isPresent()) {
                return load(turn.server.get(), position, isMany ? ServerPhase.MEASURING : phase());
            }
        }
        if (isMany && control().isEmpty()) {
            return loadAndVacuum();
        }
        if (isMany) {
            told.add("rows loaded without a restart, because other runs were on the server; settings: "
                    + control().orElseThrow().settings());
        }
        return actions.load();
    }

    private List<TableLoad> load(Alone server, int position, ServerPhase next) {
        Optional<String> key =
                isPrepared(position) ? preparedKey : keeper.key(server, position + 1, actions.loadRequest());
        if (!isPrepared(position)) {
            Optional<KeptLoad> kept = key.flatMap(name -> take(server, name));
            if (kept.isPresent()) {
                return kept.get().loads();
            }
        }
        long begun = System.nanoTime();
        List<TableLoad> loads;
        if (next == ServerPhase.MEASURING) {
            actions.perform("restart the server for loading", () -> server.turnTo(ServerPhase.LOADING));
            loads = loadAndVacuum();
        } else {
            loads = actions.load();
        }
        keep(server, key, loads, preparation.plusNanos(System.nanoTime() - begun), next);
        return loads;
    }

    private void keep(Alone server, Optional<String> key, List<TableLoad> loads, Duration took, ServerPhase next) {
        // Its checkpoint leaves nothing to be written while something is measured.
        actions.perform("restart the server for measuring", () -> {
            if (key.isPresent()) {
                keeper.keep(server, key.get(), new KeptLoad(Instant.now(), took, loads), next);
            } else {
                keeper.passedOver();
            }
            server.turnTo(next);
        });
    }

    private List<TableLoad> loadAndVacuum() {
        List<TableLoad> loads = actions.load();
        List<ObjectName> tables = loads.stream()
                .filter(load -> load.rows() > 0)
                .map(TableLoad::table)
                .toList();
        actions.perform("vacuum what was loaded", () -> new TableVacuum().run(bench.database(), tables));
        return loads;
    }

    private Optional<KeptLoad> take(Alone server, String key) {
        ServerPhase next = many.maybe(actions.loadRequest()) ? ServerPhase.MEASURING : phase();
        return actions.call("look for a loaded state", () -> keeper.take(server, key, next));
    }

    /** A tool may have tables that are empty and stay so; those of the user's decide. */
    private boolean isMany() {
        LoadRequest request = actions.loadRequest();
        return many.maybe(request)
                && actions
                        .call("look for empty tables", () -> new EmptyTables()
                                .read(bench.database(), request.leftOut()))
                        .stream()
                        .anyMatch(table -> many.isFor(table.toString(), request));
    }

    private boolean isPrepared(int position) {
        return position > 0 && plan.steps().get(position - 1) instanceof Step.Prepare;
    }

    private boolean isSlow() {
        return preparation.compareTo(many.slow()) >= 0;
    }

    private int endOfPreparation(int position) {
        int next = position + 1;
        boolean loads = next < plan.steps().size() && plan.steps().get(next) instanceof Step.Load;
        return loads ? next + 1 : next;
    }

    private ServerPhase phase() {
        return control().map(ServerControl::phase).orElse(ServerPhase.USUAL);
    }

    private Optional<ServerControl> control() {
        return bench.server().control();
    }

    /** The server for this run alone, as far as it can be had. */
    private final class Turn implements AutoCloseable {
        private final Optional<Alone> server = control().flatMap(control -> control.alone(bench.database()));

        @Override
        public void close() {
            server.ifPresent(Alone::close);
        }
    }
}

package dev.lockstep.adapter.command;

import dev.lockstep.down.DownShape;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.MigrationOrder;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.MigrationSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A command-line tool at work on one database: one process for each migration and direction.
 *
 * <p>An exit code alone is not believed: the tool must have come to the address that it was given, and its history must hold what was
 * asked for and nothing else.
 */
public final class CommandSession implements MigrationSession {

    private final ToolDriver driver;
    private final Workplace place;
    private final MigrationOrder order;
    private final CommandRunner runner = new CommandRunner();

    private CommandSession(ToolDriver driver, Workplace place) {
        this.driver = driver;
        this.place = place;
        this.order = new MigrationOrder(driver.name(), driver.migrations());
    }

    /** Opens the driver at {@code place}, which is closed with the session, or at once if the driver refuses the project. */
    public static MigrationSession open(Workplace place, Function<Workplace, ToolDriver> opener) {
        try {
            return new CommandSession(opener.apply(place), place);
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    @Override
    public String toolVersion() {
        return driver.version();
    }

    @Override
    public List<Migration> migrations() {
        return order.migrations();
    }

    @Override
    public List<MigrationId> applied() {
        try (Connection connection = place.database().connect()) {
            Set<MigrationId> history = driver.applied(connection);
            return migrations().stream()
                    .map(Migration::id)
                    .filter(history::contains)
                    .toList();
        } catch (SQLException e) {
            throw new LockstepException(
                    ServerError.of(e)
                            .orElseThrow()
                            .addTo(Problem.what("the history of " + driver.name() + " cannot be read")
                                    .where(driver.bookkeeping())),
                    e);
        }
    }

    @Override
    public Outcome apply(MigrationId id) {
        List<MigrationId> before = applied();
        Optional<Problem> fault = order.faultOfApplying(id, before);
        if (fault.isPresent()) {
            return Outcome.failed(fault.get());
        }
        Migration migration = order.find(id).orElseThrow();
        Set<MigrationId> after = new LinkedHashSet<>(before);
        after.add(id);
        return run(" failed to apply ", migration, driver.up(migration), after);
    }

    @Override
    public Outcome revert(MigrationId id) {
        List<MigrationId> before = applied();
        Optional<Problem> fault = order.faultOfReverting(id, before);
        if (fault.isPresent()) {
            return Outcome.failed(fault.get());
        }
        Migration migration = order.find(id).orElseThrow();
        Set<MigrationId> after = new LinkedHashSet<>(before);
        after.remove(id);
        return run(" failed to revert ", migration, driver.down(migration), after);
    }

    private Outcome run(String failed, Migration migration, Command command, Set<MigrationId> expected) {
        Problem problem = Problem.what(driver.name() + failed + migration.id()).where(migration.source());
        place.hearing().begin();
        CommandResult result = runner.run(command);
        if (!result.succeeded()) {
            return Outcome.failed(driver.explain(place.hearing().addTo(problem), migration, result));
        }
        if (!place.hearing().somebodyCame()) {
            return Outcome.failed(problem.said("it says that all went well")
                    .said("nobody logged in at " + place.hearing().address() + ", the address that it was given")
                    .remedy("let the project take its database from the environment, for instance from DATABASE_URL"));
        }
        Set<MigrationId> now = new LinkedHashSet<>(applied());
        return now.equals(expected)
                ? Outcome.completed()
                : Outcome.failed(driver.explainSilence(
                        problem.said("it says that all went well")
                                .said("its history holds " + list(now) + " instead of " + list(expected)),
                        migration));
    }

    private static String list(Set<MigrationId> ids) {
        return ids.isEmpty() ? "nothing" : ids.stream().map(MigrationId::value).collect(Collectors.joining(", "));
    }

    @Override
    public DownShape downShape(MigrationId id) {
        return driver.downShape(order.find(id).orElseThrow());
    }

    @Override
    public Set<ObjectName> bookkeeping() {
        return driver.bookkeeping();
    }

    @Override
    public void close() {
        place.close();
    }
}

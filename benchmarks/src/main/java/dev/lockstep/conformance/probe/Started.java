package dev.lockstep.conformance.probe;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.CommandRunner;
import dev.lockstep.postgres.watch.tap.Tap;
import dev.lockstep.spi.DatabaseAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A tool at work. */
final class Started {

    private final Thread thread;
    private final CompletableFuture<CommandResult> result = new CompletableFuture<>();
    private final Optional<Tap> tap;
    private final Ear ear;

    private Started(Command command, Optional<Tap> tap, Ear ear) {
        this.tap = tap;
        this.ear = ear;
        this.thread = new Thread(() -> result.complete(new CommandRunner().run(command)), "lockstep runs a tool");
        thread.setDaemon(true);
        thread.start();
    }

    static Started of(Command command) {
        return new Started(command, Optional.empty(), new Ear());
    }

    /** Starts a tool and listens to what it says to the server and hears from it. */
    static Started heard(DatabaseAddress server, Function<DatabaseAddress, Command> command) {
        Ear ear = new Ear();
        Tap tap = Tap.listen(server, ear);
        return new Started(command.apply(tap.address()), Optional.of(tap), ear);
    }

    /** Returns whether the server has refused a statement with that SQLSTATE, if somebody listens. */
    boolean heard(String sqlState) {
        return ear.errors().stream().anyMatch(error -> error.startsWith(sqlState));
    }

    /** Returns whether it has sent a statement, if somebody listens. */
    boolean hasCome() {
        return !ear.statements().isEmpty();
    }

    /** Returns whether nothing has come from it for so long, if somebody listens. */
    boolean isQuietFor(Duration length) {
        return ear.quietFor().compareTo(length) > 0;
    }

    boolean hasEnded() {
        return result.isDone();
    }

    /** Waits for the end; after {@code patience} the tool is killed. */
    Run await(Duration patience) {
        try {
            result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            kill();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        tap.ifPresent(Tap::close);
        return new Run(result.join(), ear.errors(), ear.statements());
    }

    /** Kills the tool and whatever it has started, with a signal that it cannot catch. */
    Started kill() {
        thread.interrupt();
        result.join();
        return this;
    }
}

package dev.lockstep.adapter.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command to its end, without input, and leaves nothing running: whatever the program started is killed when the program has
 * ended, when its time is over, when the calling thread is interrupted, and when the JVM ends.
 */
public final class CommandRunner {

    private static final Logger log = LoggerFactory.getLogger(CommandRunner.class);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    /** How long the output of what has ended is waited for: only somebody who still has it open makes it take any time. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** Runs {@code command} however long it takes; interrupting the thread ends it. */
    public CommandResult run(Command command) {
        return run(command, FOR_EVER);
    }

    /**
     * Runs {@code command} until {@code deadline} is over. If the thread is interrupted, it still is when this returns.
     */
    public CommandResult run(Command command, Duration deadline) {
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(command.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        long begun = System.nanoTime();
        ProcessTree tree = new ProcessTree();
        Thread atTheEndOfTheJvm =
                new Thread(tree::kill, "lockstep ends " + command.words().get(0));
        CommandResult.End end;
        Process process;
        OutputTail tail;
        Thread reader;
        try {
            // Before there is a process: the JVM may be told to end at any moment.
            Runtime.getRuntime().addShutdownHook(atTheEndOfTheJvm);
            process = tree.start(builder);
            tail = new OutputTail(process.getInputStream());
            reader = new Thread(tail, "lockstep reads " + process.pid());
            reader.setDaemon(true);
            reader.start();
            // A program that asks its user something hears at once that there is none.
            closeInput(process);
            end = await(process, deadline);
        } catch (IOException | IllegalStateException e) {
            return new CommandResult(CommandResult.End.NOT_STARTED, 127, String.valueOf(e.getMessage()));
        } finally {
            tree.kill();
            forget(atTheEndOfTheJvm);
        }
        awaitLastWords(reader);
        int exitCode = end == CommandResult.End.EXITED ? process.exitValue() : -1;
        log.debug(
                "{} exited with {} after {} ms\n{}",
                command,
                exitCode,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                tail.text());
        return new CommandResult(end, exitCode, tail.text());
    }

    private static CommandResult.End await(Process process, Duration deadline) {
        try {
            return process.waitFor(deadline.toNanos(), TimeUnit.NANOSECONDS)
                    ? CommandResult.End.EXITED
                    : CommandResult.End.TOO_LONG;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandResult.End.INTERRUPTED;
        }
    }

    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Then it reads nothing either.
        }
    }

    private static void awaitLastWords(Thread reader) {
        boolean interrupted = Thread.interrupted();
        try {
            reader.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException atWork) {
            // The JVM is ending, and the hook does what we did.
        }
    }
}

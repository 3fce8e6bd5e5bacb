package dev.lockstep.cli;

import java.io.PrintWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What a run is at: one line that is written over on a terminal, a line for each step elsewhere. Warnings stay in either.
 *
 * <p>Comes from the log, which is the harness's one way of telling progress.
 */
final class Progress extends Handler implements AutoCloseable {

    private static final String ERASED_LINE = "\r\u001b[K";
    private static final int WIDTH = 100;

    private final PrintWriter err;
    private final boolean terminal;
    /** The log manager forgets loggers that nobody holds, and their levels with them. */
    private final Logger harness = Logger.getLogger("dev.lockstep");

    private Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
        setFormatter(new SimpleFormatter());
    }

    /** Starts to tell what is logged; nobody else then hears it. */
    static Progress on(PrintWriter err) {
        Progress progress = new Progress(err, isTerminal());
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(progress);
        progress.harness.setLevel(Level.INFO);
        return progress;
    }

    @Override
    public void publish(LogRecord line) {
        String text = getFormatter().formatMessage(line);
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            err.println((terminal ? ERASED_LINE : "") + "warning: " + text);
        } else if (line.getLoggerName().startsWith(harness.getName()) && terminal) {
            err.print(ERASED_LINE + (text.length() > WIDTH ? text.substring(0, WIDTH) : text));
        } else if (line.getLoggerName().startsWith(harness.getName())) {
            err.println(text);
        }
        err.flush();
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
        if (terminal) {
            err.print(ERASED_LINE);
        }
        err.flush();
    }

    /** Only the launcher knows where standard error goes: Java cannot tell. CI logs keep every line. */
    private static boolean isTerminal() {
        return Boolean.getBoolean("lockstep.terminal") && System.getenv("CI") == null;
    }
}

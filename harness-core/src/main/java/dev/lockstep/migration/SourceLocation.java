package dev.lockstep.migration;

import java.nio.file.Path;

/**
 * Where a migration is written: a file and the lines of it that belong to the migration.
 *
 * @param file the file, absolute or relative to the project's root
 * @param firstLine from 1
 * @param lastLine inclusive; {@link #END_OF_FILE} when the migration is the whole rest of the file
 */
public record SourceLocation(Path file, int firstLine, int lastLine) {

    public static final int END_OF_FILE = Integer.MAX_VALUE;

    public SourceLocation {
        if (firstLine < 1 || lastLine < firstLine) {
            throw new IllegalArgumentException("lines " + firstLine + " to " + lastLine + " of " + file);
        }
    }

    /** The whole of {@code file}. */
    public static SourceLocation of(Path file) {
        return new SourceLocation(file, 1, END_OF_FILE);
    }

    /** Line {@code line} of {@code file}. */
    public static SourceLocation at(Path file, int line) {
        return new SourceLocation(file, line, line);
    }

    /** Returns {@code file:line}, or the file alone for a whole file: what editors and CI turn into a link. */
    @Override
    public String toString() {
        return firstLine == 1 && lastLine == END_OF_FILE ? file.toString() : file + ":" + firstLine;
    }
}

package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How migrations are written for one tool, and how it is run as its users run it. Stateless. */
public interface Idiom {

    /** Returns Lockstep's adapter for the tool, which knows its version and where it keeps its history. */
    MigrationTool adapter();

    /** Returns what the tool runs in: {@code Node.js 20.20.2}. */
    String runtime();

    /** Returns what is run to take up all that is pending, for people. */
    String command();

    /**
     * Writes a project with exactly these migrations, in place of what was there.
     *
     * @throws org.opentest4j.TestAbortedException if the tool cannot be had here
     */
    MigrationProject write(Path folder, List<Change> changes) throws IOException;

    /** Changes the text of migrations that are there, as somebody does who does not think of the tool. */
    default MigrationProject edit(Path folder, List<Change> changes) throws IOException {
        return write(folder, changes);
    }

    /** Writes a project in which {@code late} came in beside the others, where a tool knows such a thing. */
    default Optional<MigrationProject> branch(Path folder, List<Change> changes, Change late) throws IOException {
        return Optional.empty();
    }

    /** Takes up all that is pending, in the tool's ordinary way. */
    Command up(Path folder, DatabaseAddress address);

    /** Takes the last of {@code applied} down; nothing if the tool cannot. */
    Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied);

    /** Returns what the tool's manual says to run after {@code failed} failed, before it may be run again; empty if nothing. */
    default List<Command> repair(Path folder, DatabaseAddress address, Change before, Change failed) {
        return List.of();
    }

    /**
     * Returns a query for the history: one text for each migration that is in it, with its version or its word in it, and with a word like
     * {@code dirty} if the tool calls it anything but done. Empty if the tool keeps none.
     */
    String history();

    /** Returns how a migration asks for a form, for people; what is not in it cannot be asked for. */
    Map<Form, String> forms();

    /** Returns whether migrations can hold this statement. */
    default boolean tells(Step step) {
        return true;
    }

    /** Returns what must be in an empty database before the first migration. */
    default List<String> foundation() {
        return List.of();
    }
}

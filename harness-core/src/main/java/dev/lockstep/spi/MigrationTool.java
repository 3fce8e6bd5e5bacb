package dev.lockstep.spi;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A migration tool that the harness can drive. Found by {@link java.util.ServiceLoader}; stateless. */
public interface MigrationTool {

    /** Returns the tool's name as users write it, in lower case: {@code flyway}. */
    String name();

    /** Returns what the tool can do. */
    Set<Capability> capabilities();

    /**
     * Looks whether {@code directory} holds a project of this tool. Reads only.
     *
     * @return the project, or nothing if the folder belongs to another tool
     */
    Optional<MigrationProject> detect(Path directory);

    /**
     * Returns whether it takes a folder only if no other tool knows it: a tool whose files look like those of others, without anything that
     * would tell whose they are.
     */
    default boolean takesWhatIsLeft() {
        return false;
    }

    /**
     * Opens the project against a database. Nothing is applied yet.
     *
     * @throws dev.lockstep.problem.LockstepException if the project cannot be read or the tool's version is not
     *     supported; the problem names every fault that was found
     */
    MigrationSession open(MigrationProject project, Database database);
}

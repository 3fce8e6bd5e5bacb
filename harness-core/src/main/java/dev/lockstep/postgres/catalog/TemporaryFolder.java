package dev.lockstep.postgres.catalog;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the rows of large tables are put aside: where property {@code lockstep.temp} or variable LOCKSTEP_TEMP says, else in the
 * JVM's folder for temporary files. Not in memory of its own accord, as a server's data is: memory is what is to be saved.
 */
final class TemporaryFolder {

    private TemporaryFolder() {}

    static Path path() {
        return Path.of(Optional.ofNullable(System.getProperty("lockstep.temp"))
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(System.getenv("LOCKSTEP_TEMP")).filter(text -> !text.isBlank()))
                .orElseGet(() -> System.getProperty("java.io.tmpdir", "/tmp")));
    }
}

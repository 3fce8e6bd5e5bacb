package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Makes folders for tests in memory where there is such a place: a data directory is more than a thousand files. */
public final class InMemory implements TempDirFactory {

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        return MemoryDisk.ofLinux().isRoomy()
                ? Files.createTempDirectory(MemoryDisk.ofLinux().folder(), "lockstep-test-")
                : Files.createTempDirectory("lockstep-test-");
    }
}

package dev.lockstep.data;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same differences where nearly every value is in a file. */
class SpilledDataDiffTest extends DataDiffTest {

    @TempDir
    private static Path folder = Path.of("");

    @Override
    RowSpace space() {
        return RowSpace.of(folder, 0, Long.BYTES, 0);
    }
}

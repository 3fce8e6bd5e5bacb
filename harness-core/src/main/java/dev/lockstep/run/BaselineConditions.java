package dev.lockstep.run;

import dev.lockstep.journal.Environment;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What two runs must have in common so that their costs can be compared: how fast the machine is, is not among it.
 *
 * @param settings what a run was told
 */
public record BaselineConditions(RunSettings settings) {

    /** Returns the conditions of a run in {@code environment}, by name. */
    public SortedMap<String, String> of(Environment environment) {
        SortedMap<String, String> conditions = new TreeMap<>();
        conditions.put("tool", environment.tool());
        conditions.put("postgres", environment.postgresVersion().replaceFirst("\\..*", ""));
        conditions.put("server", settings.server().getClass().getSimpleName());
        conditions.put("rows", Long.toString(settings.rows()));
        conditions.put("newRows", Long.toString(settings.newRows()));
        conditions.put("tableRows", new WantedRows(settings).tableRows());
        conditions.put(
                "profile",
                settings.volume()
                        .data()
                        .profile()
                        .map(BaselineConditions::checksum)
                        .orElse(""));
        conditions.put("seed", Long.toString(settings.seed()));
        conditions.put(
                "traffic",
                settings.traffic().tables() + " tables every "
                        + settings.traffic().every().toMillis() + " ms, "
                        + settings.traffic().operations().size() + " operations");
        conditions.put(
                "scenes",
                settings.scenes().stream().map(Scene::toString).sorted().collect(Collectors.joining(", ")));
        return conditions;
    }

    private static String checksum(Path file) {
        try {
            CRC32 sum = new CRC32();
            sum.update(Files.readAllBytes(file));
            return file.getFileName() + " " + Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what("the profile cannot be read")
                            .where(file)
                            .said(e.toString())
                            .remedy("give a file that may be read"),
                    e);
        }
    }
}

package dev.lockstep.cli;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the reports of runs. */
final class ReportFiles {

    static final String NAME = "report.json";

    private ReportFiles() {}

    /**
     * Returns each of {@code places} that is a file, and every {@value #NAME} in or below those that are folders, by path.
     *
     * @throws LockstepException if a place does not exist or cannot be looked into
     */
    static List<Path> below(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                files.add(place);
            } else {
                files.addAll(in(place));
            }
        }
        return files.stream().distinct().toList();
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.find(
                folder, Integer.MAX_VALUE, (path, attributes) -> attributes.isRegularFile() && path.endsWith(NAME))) {
            return files.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new LockstepException(
                    Problem.what("there is no report to read")
                            .where(folder)
                            .said(e.toString())
                            .remedy("run lockstep check first, or correct the path"),
                    e);
        }
    }
}

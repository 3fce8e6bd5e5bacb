package dev.lockstep.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The story in plain SQL as somebody tells it whose tool takes nothing down: without a single down, and every migration says so. What is found
 * in it is what can be found with such a tool.
 */
final class SqlForward {

    private static final String DECLARED = "lockstep:irreversible";

    private SqlForward() {}

    /** Takes the downs away from an example in plain SQL. */
    static Example of(Example example) {
        try {
            for (Path file : files(example)) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".down.sql")) {
                    Files.delete(file);
                } else if (name.endsWith(".up.sql") && !Files.readString(file).contains(DECLARED)) {
                    Files.writeString(
                            file, "-- " + DECLARED + " because nothing goes down here\n" + Files.readString(file));
                }
            }
            return example;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Example example) throws IOException {
        try (Stream<Path> files = Files.walk(example.folder())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

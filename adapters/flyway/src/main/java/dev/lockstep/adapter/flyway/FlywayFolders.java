package dev.lockstep.adapter.flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a project keeps its Flyway migrations when nobody says so. */
final class FlywayFolders {

    /** Flyway's own names; {@code .up.sql} and {@code .down.sql} belong to folders of plain SQL. */
    private static final Pattern MIGRATION = Pattern.compile("(V\\d[^_]*(?:_\\d+)*|R)__.+(?<!\\.up|\\.down)\\.sql");

    private static final List<String> USUAL =
            List.of("", "src/main/resources/db/migration", "db/migration", "migrations", "sql");

    private FlywayFolders() {}

    /** Returns the folder below {@code root}, or {@code root} itself, in which migrations lie. */
    static Optional<Path> find(Path root) {
        return USUAL.stream()
                .map(root::resolve)
                .filter(folder -> example(folder).isPresent())
                .findFirst();
    }

    /** Returns the name of a migration in {@code folder} or below. */
    static Optional<String> example(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> MIGRATION.matcher(name).matches())
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

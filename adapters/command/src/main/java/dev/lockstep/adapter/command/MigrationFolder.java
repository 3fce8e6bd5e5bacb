package dev.lockstep.adapter.command;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A folder of migrations, one file or a pair of files each.
 *
 * @param folder where it is
 */
public record MigrationFolder(Path folder) {

    private static final List<String> USUAL_FOLDERS = List.of(
            "",
            "migrations",
            "db/migrations",
            "db/migration",
            "database/migrations",
            "sql/migrations",
            "sql/schema",
            "sql",
            "schema",
            "internal/migrations",
            "internal/db/migrations",
            "internal/database/migrations",
            "pkg/db/migrations",
            "store/migrations");

    /** Something that shows whose folder it is, and where that was. */
    public record Sign(Path folder, String said) {}

    /** Returns the first of the usual places at or below {@code directory} in which {@code look} finds a sign. */
    public static Optional<Sign> find(Path directory, Function<MigrationFolder, Optional<String>> look) {
        return USUAL_FOLDERS.stream()
                .map(usual -> new MigrationFolder(directory.resolve(usual).normalize()))
                .flatMap(folder -> look.apply(folder).map(said -> new Sign(folder.folder(), said)).stream())
                .findFirst();
    }

    /** Returns the files that lie directly in the folder, by name; none if there is no folder. */
    public List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder if it is there. */
    public MigrationFolder mustExist(String setting) {
        if (Files.isDirectory(folder)) {
            return this;
        }
        throw new LockstepException(Problem.what("there is no folder of migrations")
                .where(folder)
                .said(Files.exists(folder) ? "it is a file" : "it does not exist")
                .remedy("set " + setting + " to the folder; a relative one begins at the project's folder"));
    }

    /** Returns the text of a file; decoding never fails, what the tool makes of the bytes is its business. */
    public static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

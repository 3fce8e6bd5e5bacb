package dev.lockstep.adapter.prisma;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project's folder of migrations.
 *
 * @param folder where they are
 * @param names of their folders, in Prisma's order
 */
record PrismaMigrations(Path folder, List<String> names) {

    private static final String LOCK_OF_POSTGRESQL = "provider = \"postgresql\"\n";

    /** Prisma asks for an address, then warns that it does not use it. */
    private static final String SCHEMA = "datasource db {\n  provider = \"postgresql\"\n  url = \"postgresql://\"\n}\n";

    /** Reads the folder; one that is not there holds no migrations. */
    static PrismaMigrations read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new PrismaMigrations(folder, List.of());
        }
        Path lock = folder.resolve(PrismaFiles.LOCK);
        if (Files.exists(lock) && !text(lock).contains("postgresql")) {
            throw new LockstepException(Problem.what("the migrations are not for PostgreSQL")
                    .where(lock)
                    .said(text(lock)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.filter(Files::isDirectory)
                    .map(each -> String.valueOf(each.getFileName()))
                    .sorted()
                    .toList();
            List<Problem> missing = new ArrayList<>();
            for (String name : names) {
                Path script = folder.resolve(name).resolve("migration.sql");
                if (!Files.isRegularFile(script)) {
                    missing.add(Problem.what("there is no file of the migration " + name)
                            .where(script)
                            .remedy("bring the file back, or take the folder away"));
                }
            }
            if (!missing.isEmpty()) {
                throw new LockstepException(Problem.together("migrations without a file", missing));
            }
            return new PrismaMigrations(folder, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Migration> migrations() {
        return names.stream().map(this::migration).toList();
    }

    private Migration migration(String name) {
        SourceLocation source = SourceLocation.of(up(name));
        Optional<Reversal.Irreversible> declared =
                new DeclarationReader().read(source).irreversible();
        String words = name.replaceFirst("^\\d+_", "").replace('_', ' ');
        return new Migration(
                new MigrationId(name),
                words.isBlank() ? name : words,
                source,
                declared.map(Reversal.class::cast).orElseGet(() -> reversal(name)));
    }

    private Reversal reversal(String name) {
        if (Files.isRegularFile(down(name))) {
            return new Reversal.Reversible();
        }
        // Who keeps some may have forgotten one; who keeps none goes forward, as Prisma does.
        return names.stream().anyMatch(each -> Files.isRegularFile(down(each)))
                ? new Reversal.DownMissing("there is no " + name + "/down.sql, and others have one")
                : Reversal.Irreversible.forwardOnly(
                        "Prisma has no migrations that go down, and the project keeps no down.sql");
    }

    Path up(String name) {
        return folder.resolve(name).resolve("migration.sql");
    }

    Path down(String name) {
        return folder.resolve(name).resolve("down.sql");
    }

    /** Returns whether a down.sql is one statement: it may then be one that must not be in a transaction. */
    boolean goesDownAlone(String name) {
        return SqlLexer.cut(text(down(name))).statements().size() == 1;
    }

    /** Writes a project of the migrations up to {@code name} into {@code copy}. */
    void copyUpTo(String name, Path copy) {
        try {
            Path target = Files.createDirectories(copy.resolve(PrismaFiles.MIGRATIONS));
            Files.writeString(copy.resolve("schema.prisma"), SCHEMA);
            Files.writeString(target.resolve(PrismaFiles.LOCK), LOCK_OF_POSTGRESQL);
            for (String each : names.subList(0, names.indexOf(name) + 1)) {
                Path script = Files.createDirectories(target.resolve(each)).resolve("migration.sql");
                Files.write(script, Files.readAllBytes(up(each)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down how {@code name} is cut into statements, for the driver, beside its copy. */
    void cut(String name, Path copy) {
        String script = text(up(name));
        List<SqlStatement> statements = SqlLexer.cut(script).statements();
        // Prisma's parser does not know this statement; a script that it cannot parse is sent as a whole after all.
        if (statements.stream().anyMatch(each -> each.text().matches("(?is)DROP\\s+INDEX\\s+CONCURRENTLY\\b.*"))) {
            return;
        }
        try {
            new ObjectMapper()
                    .writeValue(
                            copy.resolve("pieces.json").toFile(),
                            Map.of(
                                    "script",
                                    script,
                                    "statements",
                                    statements.stream().map(SqlStatement::text).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

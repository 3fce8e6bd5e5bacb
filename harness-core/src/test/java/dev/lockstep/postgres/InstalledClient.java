package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A little program in another language with the driver that it needs, installed once per version of its folder, in the cache outside of
 * any project. Where its language is missing, the test is skipped loudly.
 */
public final class InstalledClient {

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final Path folder;
    private final List<String> program;

    private InstalledClient(Path folder, List<String> program) {
        this.folder = folder;
        this.program = program;
    }

    /** Installs psycopg into a virtual environment. */
    public static InstalledClient psycopg(Path source) {
        Path folder = installed(
                "psycopg",
                source,
                "python3",
                List.of(
                        List.of("python3", "-m", "venv", "venv"),
                        List.of("venv/bin/pip", "install", "--quiet", "--requirement", "requirements.txt")));
        return new InstalledClient(folder, List.of("venv/bin/python", "program.py"));
    }

    /** Installs node-postgres. */
    public static InstalledClient node(Path source) {
        Path folder = installed(
                "node",
                source,
                "npm",
                List.of(List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")));
        return new InstalledClient(folder, List.of("node", "program.js"));
    }

    /** Builds a program with pgx and lib/pq. */
    public static InstalledClient go(Path source) {
        Path folder = installed("go", source, "go", List.of(List.of("go", "build", "-o", "program", ".")));
        return new InstalledClient(folder, List.of("./program"));
    }

    /** Takes the machine's own psql. */
    public static InstalledClient psql(Path source) {
        Path folder = installed("psql", source, "psql", List.of());
        return new InstalledClient(
                folder, List.of("psql", "--no-psqlrc", "--echo-all", "--set=VERBOSITY=verbose", "--file=program.sql"));
    }

    /** Runs the program against a database; returns all that it wrote. */
    public String run(DatabaseAddress database) {
        return run(
                folder,
                program,
                Map.of(
                        "PGHOST", database.host(),
                        "PGPORT", Integer.toString(database.port()),
                        "PGDATABASE", database.database(),
                        "PGUSER", database.user(),
                        "PGPASSWORD", database.password(),
                        "PYTHONIOENCODING", "utf-8",
                        "PGCLIENTENCODING", "UTF8"));
    }

    private static Path installed(String name, Path source, String needed, List<List<String>> commands) {
        if (!isOnThePath(needed)) {
            Need.missing(needed + " is not on the PATH");
        }
        try {
            Path clients = Files.createDirectories(Cache.ofUser().root().resolve("clients"));
            Path folder = clients.resolve(name + "-" + fingerprint(source));
            // Another build may be about to install the same.
            try (FileChannel file = FileChannel.open(
                            clients.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                Path done = folder.resolve("installed");
                if (lock.isValid() && !Files.exists(done)) {
                    Files.createDirectories(folder);
                    for (Path one : files(source)) {
                        Files.copy(one, folder.resolve(one.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                    }
                    commands.forEach(command -> run(folder, command, Map.of()));
                    Files.createFile(done);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Path folder, List<String> words, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("lockstep", ".out");
            List<String> command = new ArrayList<>(words);
            // A program of ours is named by its place in the folder, another one is found on the PATH.
            if (command.get(0).contains("/")) {
                command.set(0, folder.resolve(command.get(0)).toString());
            }
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(output);
            Files.delete(output);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s: %s", words, said)
                    .isTrue();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String fingerprint(Path source) throws IOException {
        int hash = 7;
        for (Path one : files(source)) {
            hash = 31 * hash + Arrays.hashCode(Files.readAllBytes(one));
        }
        return Integer.toHexString(hash);
    }

    private static List<Path> files(Path source) throws IOException {
        try (Stream<Path> files = Files.list(source)) {
            return files.sorted().toList();
        }
    }
}

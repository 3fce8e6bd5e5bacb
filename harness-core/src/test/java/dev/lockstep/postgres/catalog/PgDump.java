package dev.lockstep.postgres.catalog;

import dev.lockstep.spi.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own {@code pg_dump}, which reads servers of its major version and older ones.
 *
 * <p>Looked for in {@code LOCKSTEP_PG_DUMP_<major>}, in {@code ~/.cache/lockstep/pg_dump/<major>/pg_dump} (where
 * {@code .ci/pg_dump.sh} puts it) and on the PATH.
 *
 * @param executable the program
 * @param major its own version
 */
record PgDump(Path executable, int major) {

    private static final Pattern VERSION = Pattern.compile("pg_dump \\(PostgreSQL\\) (\\d+).*", Pattern.DOTALL);
    private static final int NEWEST = 18;

    /** Returns the oldest program that reads a server of {@code serverMajor}, so that each is met by its own where possible. */
    static Optional<PgDump> reading(int serverMajor) {
        for (int major = serverMajor; major <= NEWEST; major++) {
            for (Path candidate : candidates(major)) {
                if (Files.isExecutable(candidate) && versionOf(candidate) == major) {
                    return Optional.of(new PgDump(candidate, major));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> candidates(int major) {
        List<Path> candidates = new ArrayList<>();
        @Nullable String configured = System.getenv("LOCKSTEP_PG_DUMP_" + major);
        if (configured != null) {
            candidates.add(Path.of(configured));
        }
        candidates.add(Path.of(
                System.getProperty("user.home"), ".cache", "lockstep", "pg_dump", String.valueOf(major), "pg_dump"));
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            candidates.add(Path.of(folder, "pg_dump"));
        }
        return candidates;
    }

    private static int versionOf(Path executable) {
        Matcher version = VERSION.matcher(run(List.of(executable.toString(), "--version"), Map.of()));
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }

    /** Returns the dump of the schema, without the random key that guards psql against what it reads. */
    String schemaOf(DatabaseAddress address) {
        String dump = run(
                List.of(
                        executable.toString(),
                        "--schema-only",
                        "--host=" + address.host(),
                        "--port=" + address.port(),
                        "--username=" + address.user(),
                        "--no-password",
                        address.database()),
                Map.of("PGPASSWORD", address.password(), "PGSSLMODE", "disable", "PGGSSENCMODE", "disable"));
        return dump.lines()
                .filter(line -> !line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict "))
                .collect(Collectors.joining("\n"));
    }

    private static String run(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

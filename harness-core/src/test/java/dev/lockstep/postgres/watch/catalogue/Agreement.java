package dev.lockstep.postgres.watch.catalogue;

import dev.lockstep.postgres.watch.catalogue.CatalogueRun.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Which operations were seen as the catalogue has them, on one major version. */
final class Agreement {

    private static final Path TABLES = Path.of("target", "lockstep");

    private final int major;
    private final List<Excuse> excuses;
    private final Set<Excuse> used = new HashSet<>();
    private final List<String> rows = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();
    private int alike;
    private int explained;

    Agreement(int major, List<Excuse> excuses) {
        this.major = major;
        this.excuses = excuses.stream().filter(excuse -> excuse.isOn(major)).toList();
    }

    void add(Operation operation, Mode mode, SortedSet<String> differences) {
        List<String> cells = new ArrayList<>();
        int open = unexplained.size();
        for (String difference : differences) {
            Optional<Excuse> excuse = excuses.stream()
                    .filter(one -> one.covers(major, mode, operation, difference))
                    .findFirst();
            excuse.ifPresent(used::add);
            cells.add("`" + difference + "`"
                    + excuse.map(one -> " (" + one.because() + ")").orElse(" **unexplained**"));
            if (excuse.isEmpty()) {
                unexplained.add(mode + " | " + operation + " | " + difference);
            }
        }
        alike += differences.isEmpty() ? 1 : 0;
        explained += !differences.isEmpty() && unexplained.size() == open ? 1 : 0;
        rows.add("| `" + operation + "` | "
                + mode.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | "
                + (differences.isEmpty() ? "alike" : String.join("<br>", cells)) + " |");
    }

    List<String> unexplained() {
        return unexplained;
    }

    List<Excuse> unused() {
        return excuses.stream().filter(excuse -> !used.contains(excuse)).toList();
    }

    /** Writes the table to {@code target/lockstep/catalogue-<major>.md}. */
    void write() {
        List<String> lines = new ArrayList<>();
        lines.add("# The watch and the lock catalogue on PostgreSQL " + major);
        lines.add("");
        lines.add(rows.size() + " runs: " + alike + " alike, " + explained + " different on purpose, "
                + (rows.size() - alike - explained) + " unexplained.");
        lines.add("");
        lines.add("| statement | sent | seen |");
        lines.add("|---|---|---|");
        lines.addAll(rows);
        try {
            Files.createDirectories(TABLES);
            Files.write(TABLES.resolve("catalogue-" + major + ".md"), lines);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

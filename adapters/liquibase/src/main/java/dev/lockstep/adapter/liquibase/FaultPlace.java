package dev.lockstep.adapter.liquibase;

import dev.lockstep.migration.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the file and line that Liquibase complains about, from its words: it has no other way to tell. */
final class FaultPlace {

    private static final Pattern FILE = Pattern.compile("[^\\s'\":]+\\.(?:xml|ya?ml|json|sql)\\b");
    private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");
    private static final Pattern CHANGESET = Pattern.compile("\\S+\\.\\w+::(\\S+)::(\\S+)");
    private static final Pattern UNKNOWN = Pattern.compile("Unknown change type '(\\w+)'");

    private final LiquibaseSettings settings;
    private final ProjectResources resources;

    FaultPlace(LiquibaseSettings settings, ProjectResources resources) {
        this.settings = settings;
        this.resources = resources;
    }

    /** Returns where the fault is: as precisely as {@code said} tells, at least the changelog. */
    Object of(String said) {
        Optional<Path> named = named(said);
        if (named.isEmpty()) {
            return settings.changelog();
        }
        Path file = settings.readable(named.get());
        Matcher changeset = CHANGESET.matcher(said);
        if (changeset.find()) {
            SourceLocation lines = new ChangesetLines().locate(file, changeset.group(2), changeset.group(1));
            return lines.equals(SourceLocation.of(file)) ? lines : SourceLocation.at(file, lines.firstLine());
        }
        return lineIn(file, said)
                .map(line -> SourceLocation.at(file, line))
                .orElseGet(() -> SourceLocation.of(file));
    }

    private Optional<Path> named(String said) {
        Matcher file = FILE.matcher(said);
        while (file.find()) {
            Optional<Path> existing = resources.file(file.group());
            if (existing.isPresent()) {
                return existing;
            }
        }
        return resources.file(settings.changelog());
    }

    private static Optional<Integer> lineIn(Path file, String said) {
        Optional<Integer> last = Optional.empty();
        Matcher line = LINE.matcher(said);
        // The YAML parser names where the enclosing part begins, and then where it stumbled.
        while (line.find()) {
            last = Optional.of(Integer.valueOf(line.group(1)));
        }
        Matcher unknown = UNKNOWN.matcher(said);
        return last.isEmpty() && unknown.find() ? firstLineWith(file, unknown.group(1)) : last;
    }

    private static Optional<Integer> firstLineWith(Path file, String word) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(word)) {
                    return Optional.of(i + 1);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

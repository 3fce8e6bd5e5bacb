package dev.lockstep.adapter.liquibase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the changelog that a project starts from, where nobody named it. */
final class ChangelogFinder {

    private static final List<String> FOLDERS = List.of("", "db/changelog", "changelog", "db");
    private static final Pattern NAME = Pattern.compile(".*\\.(xml|ya?ml|json|sql)");
    private static final Pattern MARK = Pattern.compile("databaseChangeLog|--\\s*liquibase formatted");
    private static final Pattern MASTER = Pattern.compile(".*(master|root|main).*|(db\\.)?changelog\\.[a-z]+");

    private final SearchPath searchPath;

    ChangelogFinder(SearchPath searchPath) {
        this.searchPath = searchPath;
    }

    /** Returns the one changelog, or the one among several that is named as the first; nothing if that is not clear. */
    Optional<String> find() {
        for (Path folder : searchPath.folders()) {
            for (String name : FOLDERS) {
                Optional<Path> changelog = only(changelogsIn(folder.resolve(name)));
                if (changelog.isPresent()) {
                    return changelog.map(searchPath::pathOf);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> only(List<Path> changelogs) {
        List<Path> masters = changelogs.size() == 1
                ? changelogs
                : changelogs.stream()
                        .filter(file -> MASTER.matcher(lowerCaseName(file)).matches())
                        .toList();
        return masters.size() == 1 ? Optional.of(masters.get(0)) : Optional.empty();
    }

    private static List<Path> changelogsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> NAME.matcher(lowerCaseName(file)).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .filter(ChangelogFinder::isChangelog)
                    .forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean isChangelog(Path file) {
        try {
            return MARK.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lowerCaseName(Path file) {
        return file.getName(file.getNameCount() - 1).toString().toLowerCase(Locale.ROOT);
    }
}

package dev.lockstep.run;

import dev.lockstep.migration.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files on which it depends what migrations do: they themselves, and everything else in the project and beside them but the
 * later migrations, because nobody but the tool knows what is read while one is taken up.
 *
 * @param root the project's folder
 * @param leftOut folders that are no part of it, such as that of the reports
 */
record ProjectContent(Path root, Set<Path> leftOut) {

    private static final Set<String> COMPILED = Set.of("java", "kt", "class", "jar");

    ProjectContent {
        leftOut = Set.copyOf(leftOut);
    }

    /**
     * What is known of the content.
     *
     * @param files the files; empty if it is not known
     * @param unknown why it is not known; empty if it is
     */
    record Known(Set<Path> files, String unknown) {}

    /** Looks for everything on which the state after {@code applied} depends, while {@code later} are not applied yet. */
    Known look(List<Migration> applied, List<Migration> later) throws IOException {
        Set<Path> sources = sources(applied);
        for (Path source : sources) {
            if (!Files.isRegularFile(source) || COMPILED.contains(ending(source))) {
                return unknown(source + " is compiled with code that is not known");
            }
        }
        Set<Path> files = new TreeSet<>(sources);
        Optional<Set<Path>> project = new FolderFiles(absolute(root)).find();
        if (project.isEmpty()
                && !sources.stream().allMatch(source -> ending(source).equals("sql"))) {
            return unknown("there are too many files below " + root);
        }
        project.ifPresent(files::addAll);
        for (Path source : sources) {
            Path folder = source.resolve("..").normalize();
            Optional<Set<Path>> beside = new FolderFiles(folder).find();
            if (beside.isEmpty()) {
                return unknown("there are too many files below " + folder);
            }
            files.addAll(beside.get());
        }
        Set<Path> others = new HashSet<>(sources(later));
        files.removeIf(file -> !sources.contains(file)
                && (others.contains(file)
                        || isOf(later, file)
                        || leftOut.stream().anyMatch(file::startsWith)));
        return new Known(files, "");
    }

    private static Known unknown(String why) {
        return new Known(Set.of(), why);
    }

    private Set<Path> sources(List<Migration> migrations) {
        Set<Path> sources = new TreeSet<>();
        migrations.forEach(migration -> sources.add(absolute(migration.source().file())));
        return sources;
    }

    private Path absolute(Path path) {
        return root.toAbsolutePath().resolve(path).normalize();
    }

    /** A down that has a file of its own, for instance. */
    private static boolean isOf(List<Migration> migrations, Path file) {
        String name = file.getFileName().toString();
        return migrations.stream().anyMatch(migration -> Pattern.compile(
                        Pattern.quote(migration.id().value()) + "[^A-Za-z0-9].*")
                .matcher(name)
                .matches());
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}

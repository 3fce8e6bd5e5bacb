package dev.lockstep.adapter.goose;

import dev.lockstep.adapter.command.MigrationFolder;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.MigrationProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of goose's migrations. */
final class GooseFiles {

    private static final Pattern DIRECTORY_IN_ENV =
            Pattern.compile("(?m)^\\s*(?:export\\s+)?GOOSE_MIGRATION_DIR\\s*=\\s*[\"']?([^\"'\\s]+)");
    private static final Pattern ADDS_A_MIGRATION = Pattern.compile("goose\\.Add(?:Named)?Migration");

    private GooseFiles() {}

    static Optional<MigrationProject> detect(Path directory) {
        Matcher written = DIRECTORY_IN_ENV.matcher(MigrationFolder.text(directory.resolve(".env")));
        if (written.find()) {
            Path folder = directory.resolve(written.group(1)).normalize();
            if (sign(new MigrationFolder(folder)).isPresent()) {
                return Optional.of(project(
                        directory, folder, "its .env says " + written.group().strip()));
            }
        }
        return MigrationFolder.find(directory, GooseFiles::sign)
                .map(found -> project(directory, found.folder(), found.said()));
    }

    private static MigrationProject project(Path directory, Path folder, String because) {
        String below = directory.normalize().relativize(folder).toString();
        Map<String, String> settings = below.isEmpty() ? Map.of() : Map.of("dir", below);
        return new MigrationProject(GooseTool.NAME, directory, new TreeMap<>(settings), because);
    }

    private static Optional<String> sign(MigrationFolder folder) {
        for (Path file : folder.files()) {
            String name = String.valueOf(file.getFileName());
            String text = name.endsWith(".sql") || name.endsWith(".go") ? MigrationFolder.text(file) : "";
            if (name.endsWith(".sql") && new GooseSql(text).hasUp()) {
                return Optional.of("it holds " + name + ", which says -- +goose Up");
            }
            if (name.endsWith(".go") && ADDS_A_MIGRATION.matcher(text).find()) {
                return Optional.of("it holds " + name + ", which adds a migration to goose");
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the files by version, those that goose itself takes: every SQL file, and the Go files with a number.
     *
     * @throws LockstepException naming every file that makes goose refuse the folder
     */
    static SortedMap<Long, Path> read(MigrationFolder folder) {
        SortedMap<Long, Path> files = new TreeMap<>();
        List<Problem> faults = new ArrayList<>();
        for (Path file : folder.mustExist("dir").files()) {
            String name = String.valueOf(file.getFileName());
            boolean sql = name.endsWith(".sql");
            boolean go = name.endsWith(".go") && !name.endsWith("_test.go");
            Optional<Long> version = version(name);
            if (sql && version.isEmpty()) {
                faults.add(Problem.what("goose takes no folder with a SQL file that has no number")
                        .where(file)
                        .remedy("name it NNNNN_name.sql, or move it elsewhere"));
            } else if ((sql || go) && version.isPresent()) {
                Path other = files.putIfAbsent(version.get(), file);
                if (other != null) {
                    faults.add(Problem.what("version " + version.get() + " is there twice")
                            .where(folder.folder())
                            .said(other.getFileName() + " and " + name)
                            .remedy("give one of them another number: goose panics"));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new LockstepException(Problem.together("faults in " + folder.folder(), faults));
        }
        return files;
    }

    /** Returns the number before the first underscore. */
    static Optional<Long> version(String name) {
        try {
            long version = Long.parseLong(name.substring(0, Math.max(0, name.indexOf('_'))));
            return version > 0 ? Optional.of(version) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

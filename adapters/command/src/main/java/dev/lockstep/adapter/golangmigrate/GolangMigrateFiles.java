package dev.lockstep.adapter.golangmigrate;

import dev.lockstep.adapter.command.MigrationFolder;
import dev.lockstep.adapter.command.ProgramFinder;
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
import java.util.stream.Stream;

/** The files of golang-migrate's migrations. */
final class GolangMigrateFiles {

    private static final Pattern NAME = Pattern.compile("([0-9]+)_(.*)\\.(down|up)\\..*");
    private static final Pattern USE = Pattern.compile(
            "github\\.com/golang-migrate/migrate|golang-migrate|\\bmigrate/migrate\\b|\\bmigrate(\\s+-\\w+(\\s+|=)\\S+)*\\s+-(path|source|database)\\b");
    private static final List<String> SPEAKS = List.of(
            "go.mod",
            "Makefile",
            "makefile",
            "justfile",
            "Justfile",
            "Taskfile.yml",
            "Taskfile.yaml",
            "Dockerfile",
            "docker-compose.yml",
            "docker-compose.yaml",
            "compose.yml",
            "compose.yaml",
            "package.json",
            ".gitlab-ci.yml");
    private static final List<String> FOLDERS_THAT_SPEAK = List.of(".github/workflows", "scripts", "bin");

    private GolangMigrateFiles() {}

    static Optional<MigrationProject> detect(Path directory) {
        return MigrationFolder.find(directory, GolangMigrateFiles::firstUp)
                .flatMap(found -> use(directory).map(use -> {
                    String below =
                            directory.normalize().relativize(found.folder()).toString();
                    Map<String, String> settings = below.isEmpty() ? Map.of() : Map.of("path", below);
                    return new MigrationProject(
                            GolangMigrateTool.NAME,
                            directory,
                            new TreeMap<>(settings),
                            "it holds " + found.said() + ", and " + use);
                }));
    }

    private static Optional<String> firstUp(MigrationFolder folder) {
        return folder.files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.endsWith(".up.sql") && NAME.matcher(name).matches())
                .findFirst();
    }

    private static Optional<String> use(Path directory) {
        ProgramFinder finder = new ProgramFinder(directory.toAbsolutePath().normalize(), Map.of());
        for (Path folder : finder.folders()) {
            Stream<Path> files = Stream.concat(
                    SPEAKS.stream().map(folder::resolve),
                    FOLDERS_THAT_SPEAK.stream()
                            .flatMap(below -> new MigrationFolder(folder.resolve(below)).files().stream())
                            .filter(file -> file.toString().matches(".*\\.(ya?ml|sh)")));
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher use = USE.matcher(MigrationFolder.text(file));
                if (use.find()) {
                    return Optional.of(folder.relativize(file) + " says " + use.group());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * One version.
     *
     * @param stem the files' name without direction and ending
     * @param up missing if only a down was written: golang-migrate then takes the up for one that does nothing
     */
    record Pair(String stem, Optional<Path> up, Optional<Path> down) {

        Path source() {
            return up.or(() -> down).orElseThrow();
        }
    }

    /**
     * Returns the versions that golang-migrate sees; what is not named as it likes it, it does not see.
     *
     * @throws LockstepException naming every version that is there twice
     */
    static SortedMap<Long, Pair> read(MigrationFolder folder) {
        SortedMap<Long, Pair> pairs = new TreeMap<>();
        List<Problem> faults = new ArrayList<>();
        for (Path file : folder.mustExist("path").files()) {
            Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
            if (name.matches() && name.group(1).length() < 19) {
                boolean isUp = name.group(3).equals("up");
                long version = Long.parseLong(name.group(1));
                String stem = name.group(1) + "_" + name.group(2);
                Pair before = pairs.getOrDefault(version, new Pair(stem, Optional.empty(), Optional.empty()));
                Optional<Path> other = isUp ? before.up() : before.down();
                other.ifPresent(first -> faults.add(Problem.what("version " + version + " is there twice")
                        .where(folder.folder())
                        .said(first.getFileName() + " and " + file.getFileName())
                        .remedy("give one of them another number: golang-migrate refuses the whole folder")));
                pairs.put(
                        version,
                        isUp
                                ? new Pair(stem, Optional.of(file), before.down())
                                : new Pair(before.stem(), before.up(), Optional.of(file)));
            }
        }
        if (!faults.isEmpty()) {
            throw new LockstepException(Problem.together("faults in " + folder.folder(), faults));
        }
        return pairs;
    }
}

package dev.lockstep.adapter.atlas;

import dev.lockstep.adapter.command.MigrationFolder;
import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.MigrationProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of Atlas' migrations. */
final class AtlasFiles {

    static final String SUM = "atlas.sum";

    private AtlasFiles() {}

    static Optional<MigrationProject> detect(Path directory) {
        AtlasConfig config = AtlasConfig.in(directory);
        Map<String, String> settings = new TreeMap<>();
        config.onlyEnvironment().ifPresent(env -> settings.put("env", env));
        Optional<String> written = config.block(config.onlyEnvironment()).directory();
        if (written.isPresent() && Files.isDirectory(directory.resolve(written.get()))) {
            return Optional.of(new MigrationProject(
                    AtlasTool.NAME,
                    directory,
                    new TreeMap<>(settings),
                    "its " + AtlasConfig.NAME + " names the directory of migrations " + written.get()));
        }
        return MigrationFolder.find(directory, folder -> sum(folder.folder())).map(found -> {
            String below = directory.normalize().relativize(found.folder()).toString();
            settings.put("dir", below.isEmpty() ? "." : below);
            return new MigrationProject(AtlasTool.NAME, directory, new TreeMap<>(settings), found.said());
        });
    }

    private static Optional<String> sum(Path folder) {
        return Files.isRegularFile(folder.resolve(SUM))
                ? Optional.of(folder.getFileName() + " holds " + SUM)
                : Optional.empty();
    }

    /** Returns the migrations in Atlas' order, which is that of the files' names. */
    static List<Migration> read(MigrationFolder folder) {
        Map<String, List<Path>> byVersion = folder.mustExist("dir").files().stream()
                .filter(file -> file.toString().endsWith(".sql"))
                .collect(Collectors.groupingBy(AtlasFiles::version, LinkedHashMap::new, Collectors.toList()));
        List<Problem> faults = byVersion.entrySet().stream()
                .filter(version -> version.getValue().size() > 1)
                .map(version -> Problem.what("version " + version.getKey() + " is there twice")
                        .where(folder.folder())
                        .said(version.getValue().stream()
                                .map(file -> String.valueOf(file.getFileName()))
                                .collect(Collectors.joining(" and ")))
                        .remedy("give one of them another version"))
                .toList();
        if (!faults.isEmpty()) {
            throw new LockstepException(Problem.together("faults in " + folder.folder(), faults));
        }
        return byVersion.entrySet().stream()
                .map(version -> migration(version.getKey(), version.getValue().get(0)))
                .toList();
    }

    private static Migration migration(String version, Path file) {
        SourceLocation source = SourceLocation.of(file);
        Reversal reversal = new DeclarationReader()
                .read(source)
                .irreversible()
                .orElseGet(() -> Reversal.Irreversible.forwardOnly(
                        "the project has no downs: the community edition of Atlas migrates forward only"));
        return new Migration(new MigrationId(version), stem(file), source, reversal);
    }

    private static String version(Path file) {
        return stem(file).split("_", 2)[0];
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.sql$", "");
    }
}

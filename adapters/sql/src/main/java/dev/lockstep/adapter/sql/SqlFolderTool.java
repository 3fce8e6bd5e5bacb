package dev.lockstep.adapter.sql;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Capability;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Folders of plain SQL: {@code 001_name.up.sql} with {@code 001_name.down.sql}, or {@code V1__name.sql} with
 * {@code U1__name.sql}.
 *
 * <p>A migration's id is its file's name without direction and ending. Counted versions have no gaps unless the setting
 * {@code gaps} is {@code allowed}; versions of eight and more digits are dates and may have gaps.
 */
public final class SqlFolderTool implements MigrationTool {

    static final String NAME = "sql";

    private static final String GAPS = "gaps";
    private static final List<String> USUAL_FOLDERS = List.of("", "migrations", "db/migrations", "sql");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.REVERT, Capability.HISTORY, Capability.NON_TRANSACTIONAL, Capability.TRANSACTIONAL_DDL);
    }

    /** Recognises {@code *.up.sql} files, in the folder or a usual one below. {@code V1__name.sql} alone is Flyway's. */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        for (String usual : USUAL_FOLDERS) {
            Path folder = directory.resolve(usual);
            Optional<String> first = firstUp(folder);
            if (first.isPresent()) {
                return Optional.of(new MigrationProject(NAME, folder, new TreeMap<>(), "it holds " + first.get()));
            }
        }
        return Optional.empty();
    }

    /** Other tools have pairs of files, too. */
    @Override
    public boolean takesWhatIsLeft() {
        return true;
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        List<Problem> faults = new ArrayList<>();
        for (Map.Entry<String, String> setting : project.settings().entrySet()) {
            if (!setting.getKey().equals(GAPS)) {
                faults.add(Problem.what(NAME + " has no setting " + setting.getKey())
                        .where(project.root())
                        .remedy("its only setting is " + GAPS + "=refused|allowed"));
            } else if (!List.of("refused", "allowed").contains(setting.getValue())) {
                faults.add(Problem.what(NAME + " does not know " + GAPS + "=" + setting.getValue())
                        .where(project.root())
                        .remedy("say refused or allowed"));
            }
        }
        if (!faults.isEmpty()) {
            throw new LockstepException(Problem.together("settings that " + NAME + " does not know", faults));
        }
        boolean allowed = "allowed".equals(project.settings().get(GAPS));
        SqlFolderReader.Gaps gaps = allowed ? SqlFolderReader.Gaps.ALLOWED : SqlFolderReader.Gaps.REFUSED;
        return new SqlFolderSession(new SqlFolderReader(project.root(), gaps).read(), database.address());
    }

    private static Optional<String> firstUp(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.endsWith(".up.sql"))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

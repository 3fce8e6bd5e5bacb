package dev.lockstep.adapter.liquibase;

import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;

/** Reads the changelog that Liquibase sees as the harness's migrations. */
final class ChangelogReader {

    private final LiquibaseSettings settings;
    private final ProjectResources resources;
    private final ChangesetLines lines = new ChangesetLines();

    ChangelogReader(LiquibaseSettings settings, ProjectResources resources) {
        this.settings = settings;
        this.resources = resources;
    }

    List<Changeset> read(FreshLiquibase liquibase) throws LiquibaseException {
        List<ChangeSet> changesets = liquibase.changesets();
        Map<String, Long> times = changesets.stream()
                .collect(Collectors.groupingBy(ChangelogReader::shortName, Collectors.counting()));
        ChangesetReversal reversal = new ChangesetReversal(liquibase.database());
        List<Changeset> read = new ArrayList<>();
        for (ChangeSet changeset : changesets) {
            String name = shortName(changeset);
            String unique = times.getOrDefault(name, 1L) == 1 ? name : changeset.toString(false);
            SourceLocation source = source(changeset);
            read.add(new Changeset(
                    new Migration(
                            new MigrationId(unique), description(changeset), source, reversal.of(changeset, source)),
                    ChangesetKey.of(changeset)));
        }
        return read;
    }

    private static String shortName(ChangeSet changeset) {
        return changeset.getAuthor() + ":" + changeset.getId();
    }

    private static String description(ChangeSet changeset) {
        String comments = changeset.getComments();
        return comments == null || comments.isBlank()
                ? changeset.getDescription()
                : comments.strip().lines().findFirst().orElse("");
    }

    private SourceLocation source(ChangeSet changeset) {
        String path = changeset.getChangeLog().getPhysicalFilePath();
        return resources
                .file(path)
                .map(file -> lines.locate(settings.readable(file), changeset.getAuthor(), changeset.getId()))
                .orElseGet(() -> SourceLocation.of(Path.of(path)));
    }
}

package dev.lockstep.adapter.liquibase;

import java.util.Locale;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.RanChangeSet;

/** What Liquibase knows a changeset by, in any spelling of the path that it takes for the same. */
record ChangesetKey(String path, String author, String id) {

    static ChangesetKey of(ChangeSet changeset) {
        return of(changeset.getFilePath(), changeset.getAuthor(), changeset.getId());
    }

    static ChangesetKey of(RanChangeSet ran) {
        return of(ran.getChangeLog(), ran.getAuthor(), ran.getId());
    }

    private static ChangesetKey of(String path, String author, String id) {
        return new ChangesetKey(
                DatabaseChangeLog.normalizePath(path).toLowerCase(Locale.ROOT),
                author.toLowerCase(Locale.ROOT),
                id.toLowerCase(Locale.ROOT));
    }
}

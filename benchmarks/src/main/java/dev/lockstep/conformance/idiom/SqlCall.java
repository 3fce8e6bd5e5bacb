package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.sql.SqlFolderTool;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The process that runs a folder of SQL files. */
final class SqlCall {

    private SqlCall() {}

    public static void main(String[] words) {
        Path folder = Path.of(words[0]);
        MigrationProject project = new MigrationProject("sql", folder, new TreeMap<>(), "the run wrote it");
        DatabaseAddress address = Library.address();
        try (MigrationSession session = new SqlFolderTool().open(project, new AddressedDatabase(address))) {
            List<MigrationId> applied = session.applied();
            if (words[1].equals("down")) {
                tell(session.revert(applied.get(applied.size() - 1)));
                return;
            }
            for (Migration migration : session.migrations()) {
                if (!applied.contains(migration.id())) {
                    tell(session.apply(migration.id()));
                }
            }
        }
    }

    private static String words(Problem problem) {
        return problem.what() + ", " + String.join(", ", problem.evidence());
    }

    private static void tell(Outcome outcome) {
        String fault = outcome.fold(() -> "", SqlCall::words, reason -> reason);
        if (!fault.isEmpty()) {
            Library.failed(fault);
        }
    }
}

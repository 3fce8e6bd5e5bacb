package dev.lockstep.render.html;

import dev.lockstep.report.MigrationLine;
import dev.lockstep.report.Report;
import dev.lockstep.verdict.Finding;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The places within the page that links point to. Ids of migrations are anyone's words, so places are numbered. */
final class Anchors {

    private final Map<String, String> migrations = new HashMap<>();
    private final IdentityHashMap<Finding, String> findings = new IdentityHashMap<>();

    Anchors(Report report) {
        for (MigrationLine migration : report.migrations()) {
            migrations.put(migration.id(), "m-" + (migrations.size() + 1));
        }
        for (Finding finding : report.findings()) {
            findings.put(finding, "f-" + (findings.size() + 1));
        }
    }

    /** Returns where the migration is; empty for {@code first..last}. */
    Optional<String> ofMigration(String id) {
        return Optional.ofNullable(migrations.get(id));
    }

    String of(Finding finding) {
        return findings.getOrDefault(finding, "findings");
    }
}

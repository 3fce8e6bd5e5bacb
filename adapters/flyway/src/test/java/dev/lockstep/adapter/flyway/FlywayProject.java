package dev.lockstep.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** A project that a test writes file by file. */
record FlywayProject(Path root, TreeMap<String, String> settings) {

    static final String CUSTOMER = "CREATE TABLE customer (id bigint PRIMARY KEY, name text);";

    static FlywayProject in(Path root) {
        return new FlywayProject(root, new TreeMap<>());
    }

    FlywayProject file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    FlywayProject set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    MigrationSession open(Database database) {
        return new FlywayTool().open(new MigrationProject("flyway", root, settings, "the test says so"), database);
    }

    static List<String> ids(MigrationSession session) {
        return session.migrations().stream()
                .map(Migration::id)
                .map(MigrationId::value)
                .toList();
    }

    static void applyAll(MigrationSession session) {
        session.migrations().forEach(migration -> apply(session, migration.id().value()));
    }

    static void apply(MigrationSession session, String id) {
        assertThat(session.apply(new MigrationId(id))).isEqualTo(Outcome.completed());
    }

    static void revert(MigrationSession session, String id) {
        assertThat(session.revert(new MigrationId(id))).isEqualTo(Outcome.completed());
    }

    static Problem failure(Outcome outcome) {
        return outcome.fold(() -> fail("completed"), problem -> problem, reason -> fail("skipped: " + reason));
    }
}

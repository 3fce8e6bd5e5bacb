package dev.lockstep.adapter.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Capability;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the laws are stated with: the tool and its stories, a database of its own for every test, and short words for what a
 * session was asked and answered.
 */
@ExtendWith(ContractServer.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ContractBench {

    @TempDir
    Path temporary;

    Database database;
    ContractDatabase seen;

    /** Returns the tool. */
    protected abstract MigrationTool tool();

    /**
     * Writes {@code story} in the tool's own idiom.
     *
     * @param folder exists; may hold an earlier story of this test, which is replaced
     * @return the project as a user would give it, or nothing if the tool cannot tell this story
     */
    protected abstract Optional<MigrationProject> write(ContractStory story, Path folder) throws IOException;

    @BeforeEach
    void create_a_database(DatabaseServer shared) {
        database = shared.create("contract");
        seen = new ContractDatabase(database);
    }

    @AfterEach
    void drop_the_database() {
        database.close();
    }

    void assertFresh(Set<String> earlier, String when) {
        assertThat(seen.sessionsLeftOpen()).as(when).isEmpty();
        Set<String> now = seen.notedSessions();
        assertThat(now).as("sessions " + when).isNotEmpty().noneMatch(earlier::contains);
        earlier.addAll(now);
    }

    MigrationSession opened(ContractStory story) throws IOException {
        return tool().open(told(story), database);
    }

    MigrationProject told(ContractStory story) throws IOException {
        return told(story, temporary.resolve("project"));
    }

    MigrationProject told(ContractStory story, Path folder) throws IOException {
        Optional<MigrationProject> project = write(story, Files.createDirectories(folder));
        if (project.isEmpty() && story.requiredBy(tool().capabilities())) {
            fail("%s declares %s, so it must be able to tell %s", tool().name(), tool().capabilities(), story);
        }
        assumeTrue(project.isPresent(), tool().name() + " cannot tell " + story);
        return project.get();
    }

    boolean can(Capability capability) {
        return tool().capabilities().contains(capability);
    }

    Set<ObjectName> usersRelations(MigrationSession session) {
        Set<ObjectName> relations = seen.relations();
        relations.removeAll(session.bookkeeping());
        return relations;
    }

    List<String> columns() {
        return seen.column(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'public.customer'::regclass AND attnum > 0"
                        + " AND NOT attisdropped ORDER BY attname");
    }

    /** What the tool's history says; a tool without one says nothing, and is held to nothing. */
    List<MigrationId> followed(MigrationSession session) {
        return can(Capability.HISTORY) ? session.applied() : List.of();
    }

    List<MigrationId> historyOf(List<MigrationId> ids) {
        return can(Capability.HISTORY) ? List.copyOf(ids) : List.of();
    }

    static List<MigrationId> ids(MigrationSession session) {
        return session.migrations().stream().map(Migration::id).toList();
    }

    static void completed(Outcome outcome) {
        assertThat(outcome).isEqualTo(Outcome.completed());
    }

    static Problem failed(Outcome outcome) {
        return outcome.fold(
                () -> fail("completed, although it should have been refused"),
                problem -> problem,
                reason -> fail("skipped: " + reason));
    }
}

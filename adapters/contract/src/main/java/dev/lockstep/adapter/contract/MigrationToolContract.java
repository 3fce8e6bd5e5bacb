package dev.lockstep.adapter.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.problem.LockstepException;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The laws that every adapter obeys. Extend it once per tool; say which tool, and tell the stories.
 *
 * <p>A law that needs a capability the tool does not declare turns round: the tool must refuse with a good problem. A law
 * whose story the tool cannot tell is reported as aborted.
 */
@ExtendWith(ContractServer.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class MigrationToolContract {

    @TempDir
    Path temporary;

    private DatabaseServer server;
    private Database database;
    private ContractDatabase seen;

    protected MigrationToolContract() {}

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
        server = shared;
        database = server.create("contract");
        seen = new ContractDatabase(database);
    }

    @AfterEach
    void drop_the_database() {
        database.close();
    }

    @Test
    void is_found_by_the_service_loader() {
        List<String> found = ServiceLoader.load(MigrationTool.class).stream()
                .map(provider -> provider.get().name())
                .toList();

        assertThat(found).contains(tool().name());
        assertThat(tool().name()).matches("[a-z][a-z0-9-]*");
    }

    @Test
    void recognises_its_own_project() throws IOException {
        Path folder = told(ContractStory.GOOD).root();

        Optional<MigrationProject> detected = tool().detect(folder);

        assertThat(detected).isPresent();
        assertThat(detected.get().tool()).isEqualTo(tool().name());
        assertThat(detected.get().foundBecause()).isNotBlank();
        try (MigrationSession session = tool().open(detected.get(), database)) {
            assertThat(session.migrations()).hasSize(3);
        }
    }

    @Test
    void leaves_a_foreign_folder_alone() throws IOException {
        Path foreign = Files.createDirectories(temporary.resolve("foreign"));
        Files.writeString(foreign.resolve("README.md"), "# Notes\n");
        Files.writeString(Files.createDirectories(foreign.resolve("src")).resolve("index.js"), "export {};\n");

        assertThat(tool().detect(foreign)).isEmpty();
        assertThat(tool().detect(temporary.resolve("absent"))).isEmpty();
    }

    @Test
    void lists_migrations_oldest_first_each_with_a_source_that_exists() throws IOException {
        MigrationProject project = told(ContractStory.GOOD);

        try (MigrationSession session = tool().open(project, database)) {
            List<Migration> migrations = session.migrations();

            assertThat(session.toolVersion()).isNotBlank();
            assertThat(migrations).hasSize(3).doesNotHaveDuplicates();
            assertThat(migrations.stream().map(Migration::id)).doesNotHaveDuplicates();
            assertThat(migrations).allSatisfy(migration -> {
                assertThat(migration.description()).isNotBlank();
                assertThat(project.root().resolve(migration.source().file())).isRegularFile();
            });
        }
    }

    @Test
    void applies_nothing_when_it_opens() throws IOException {
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            assertThat(session.applied()).isEmpty();
            assertThat(usersRelations(session)).isEmpty();
        }
    }

    @Test
    void applies_one_migration_at_a_time_and_its_history_follows() throws IOException {
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            List<MigrationId> ids = ids(session);

            completed(session.apply(ids.get(0)));
            assertThat(followed(session)).isEqualTo(historyOf(ids.subList(0, 1)));
            assertThat(columns()).containsExactly("id", "name");

            completed(session.apply(ids.get(1)));
            assertThat(followed(session)).isEqualTo(historyOf(ids.subList(0, 2)));
            assertThat(columns()).containsExactly("id", "name", "status");

            completed(session.apply(ids.get(2)));
            assertThat(followed(session)).isEqualTo(historyOf(ids));
            assertThat(seen.column("SELECT indisvalid FROM pg_index WHERE indexrelid = 'customer_name_idx'::regclass"))
                    .containsExactly("t");
        }
    }

    @Test
    void up_down_up_leaves_the_same_at_every_migration() throws IOException {
        assumeTrue(can(Capability.REVERT), tool().name() + " takes nothing down");
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            for (MigrationId id : ids(session)) {
                List<MigrationId> appliedBefore = session.applied();
                List<String> before = seen.picture(session.bookkeeping());
                completed(session.apply(id));
                List<String> up = seen.picture(session.bookkeeping());

                completed(session.revert(id));

                assertThat(seen.picture(session.bookkeeping())).isEqualTo(before);
                assertThat(session.applied()).isEqualTo(appliedBefore);
                completed(session.apply(id));
                assertThat(seen.picture(session.bookkeeping())).isEqualTo(up).isNotEqualTo(before);
            }
        }
    }

    @Test
    void takes_everything_down_newest_first() throws IOException {
        assumeTrue(can(Capability.REVERT), tool().name() + " takes nothing down");
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            List<MigrationId> ids = ids(session);
            ids.forEach(id -> completed(session.apply(id)));

            for (int newest = ids.size() - 1; newest >= 0; newest--) {
                completed(session.revert(ids.get(newest)));
                assertThat(followed(session)).isEqualTo(historyOf(ids.subList(0, newest)));
            }

            assertThat(usersRelations(session)).isEmpty();
        }
    }

    @Test
    void refuses_to_take_down_what_it_cannot() throws IOException {
        assumeTrue(!can(Capability.REVERT), tool().name() + " takes migrations down");
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            MigrationId first = ids(session).get(0);
            completed(session.apply(first));

            Problem problem = failed(session.revert(first));

            assertThat(problem.text()).contains(tool().name(), first.value());
            assertThat(columns()).containsExactly("id", "name");
        }
    }

    @Test
    void a_new_session_goes_on_where_another_stopped() throws IOException {
        MigrationProject project = told(ContractStory.GOOD);
        try (MigrationSession first = tool().open(project, database)) {
            completed(first.apply(ids(first).get(0)));
        }

        try (MigrationSession second = tool().open(project, database)) {
            assertThat(followed(second)).isEqualTo(historyOf(ids(second).subList(0, 1)));
            completed(second.apply(ids(second).get(1)));
            assertThat(columns()).containsExactly("id", "name", "status");
        }
    }

    @Test
    void follows_the_database_when_its_state_is_restored() throws IOException {
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            List<MigrationId> ids = ids(session);
            completed(session.apply(ids.get(0)));
            try (Database.Template saved = database.save()) {
                completed(session.apply(ids.get(1)));
                database.restore(saved);
            }

            assertThat(followed(session)).isEqualTo(historyOf(ids.subList(0, 1)));
            completed(session.apply(ids.get(1)));
            assertThat(columns()).containsExactly("id", "name", "status");
        }
    }

    @Test
    void works_on_fresh_sessions_and_leaves_none_open() throws IOException {
        seen.noteSessions();
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            List<MigrationId> ids = ids(session);
            assertThat(seen.sessionsLeftOpen()).as("after opening").isEmpty();
            Set<String> sessions = new HashSet<>(seen.notedSessions());

            for (MigrationId id : ids) {
                completed(session.apply(id));
                assertFresh(sessions, "after applying " + id);
            }
            if (can(Capability.REVERT)) {
                completed(session.revert(ids.get(2)));
                assertFresh(sessions, "after reverting " + ids.get(2));
            }
        }
    }

    @Test
    void tells_a_migration_that_fails_in_the_words_of_the_server() throws IOException {
        try (MigrationSession session = opened(ContractStory.UP_FAILS)) {
            List<MigrationId> ids = ids(session);
            completed(session.apply(ids.get(0)));

            Problem problem = failed(session.apply(ids.get(1)));

            Path file = session.migrations().get(1).source().file();
            assertThat(problem.what()).contains(tool().name(), ids.get(1).value());
            assertThat(problem.where()).contains(String.valueOf(file.getFileName()));
            assertThat(problem.text()).contains("42P01", "relation \"no_such_table\" does not exist");
            assertThat(followed(session)).isEqualTo(historyOf(ids.subList(0, 1)));
            assertThat(seen.sessionsLeftOpen()).isEmpty();
        }
    }

    @Test
    void leaves_nothing_of_a_transactional_migration_that_fails() throws IOException {
        assumeTrue(can(Capability.TRANSACTIONAL_DDL), tool().name() + " does not roll back");
        try (MigrationSession session = opened(ContractStory.UP_FAILS)) {
            List<MigrationId> ids = ids(session);
            completed(session.apply(ids.get(0)));
            List<String> before = seen.picture(session.bookkeeping());

            failed(session.apply(ids.get(1)));

            assertThat(seen.picture(session.bookkeeping())).isEqualTo(before);
        }
    }

    @Test
    void tells_a_down_that_fails_in_the_words_of_the_server() throws IOException {
        try (MigrationSession session = opened(ContractStory.DOWN_FAILS)) {
            MigrationId only = ids(session).get(0);
            completed(session.apply(only));

            Problem problem = failed(session.revert(only));

            assertThat(problem.what()).contains(tool().name(), only.value());
            assertThat(problem.text()).contains("42P01", "relation \"no_such_table\" does not exist");
            assertThat(followed(session)).isEqualTo(historyOf(List.of(only)));
        }
    }

    @Test
    void knows_a_missing_down_and_refuses_to_run_it() throws IOException {
        try (MigrationSession session = opened(ContractStory.DOWN_MISSING)) {
            List<Migration> migrations = session.migrations();
            migrations.forEach(migration -> completed(session.apply(migration.id())));

            Problem problem = failed(session.revert(migrations.get(1).id()));

            assertThat(migrations.get(0).reversal()).isInstanceOf(Reversal.Reversible.class);
            assertThat(migrations.get(1).reversal())
                    .isInstanceOfSatisfying(Reversal.DownMissing.class, missing -> assertThat(missing.said())
                            .isNotBlank());
            assertThat(problem.text()).contains(migrations.get(1).id().value());
            assertThat(columns()).containsExactly("id", "name", "status");
        }
    }

    @Test
    void knows_a_declared_irreversible_migration_and_why() throws IOException {
        try (MigrationSession session = opened(ContractStory.IRREVERSIBLE)) {
            List<Migration> migrations = session.migrations();
            migrations.forEach(migration -> completed(session.apply(migration.id())));

            Problem problem = failed(session.revert(migrations.get(1).id()));

            assertThat(migrations.get(1).reversal()).isEqualTo(new Reversal.Irreversible(ContractStory.REASON));
            assertThat(problem.text()).contains(migrations.get(1).id().value(), ContractStory.REASON);
            assertThat(columns()).containsExactly("id", "name", "status");
        }
    }

    @Test
    void refuses_a_migration_out_of_order_and_names_the_right_one() throws IOException {
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            List<MigrationId> ids = ids(session);

            Problem tooEarly = failed(session.apply(ids.get(1)));
            completed(session.apply(ids.get(0)));
            completed(session.apply(ids.get(1)));
            Problem tooLate = failed(session.apply(ids.get(0)));
            Problem tooDeep = failed(session.revert(ids.get(0)));

            assertThat(tooEarly.text()).contains(ids.get(1).value(), ids.get(0).value());
            assertThat(tooLate.text()).contains(ids.get(0).value());
            assertThat(tooDeep.text()).contains(ids.get(0).value());
            assertThat(columns()).containsExactly("id", "name", "status");
        }
    }

    @Test
    void refuses_a_migration_that_it_does_not_know() throws IOException {
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            MigrationId unknown = new MigrationId("no-such-migration");

            Problem up = failed(session.apply(unknown));
            Problem down = failed(session.revert(unknown));

            assertThat(up.text()).contains(tool().name(), "no-such-migration");
            assertThat(down.text()).contains(tool().name(), "no-such-migration");
            assertThat(usersRelations(session)).isEmpty();
        }
    }

    @Test
    void names_every_relation_that_it_made_for_itself() throws IOException {
        try (MigrationSession session = opened(ContractStory.GOOD)) {
            ids(session).forEach(id -> completed(session.apply(id)));

            assertThat(usersRelations(session)).containsExactly(ObjectName.inPublic("customer"));
            if (can(Capability.HISTORY)) {
                assertThat(session.bookkeeping()).isNotEmpty();
                assertThat(seen.relations()).containsAll(session.bookkeeping());
            }
        }
    }

    @Test
    void works_in_a_folder_with_blanks_and_letters_of_any_script() throws IOException {
        MigrationProject project = told(ContractStory.GOOD, temporary.resolve("déjà vu/数据 über"));

        try (MigrationSession session = tool().open(project, database)) {
            ids(session).forEach(id -> completed(session.apply(id)));

            assertThat(columns()).containsExactly("id", "name", "status");
        }
    }

    @Test
    void says_that_an_empty_project_is_empty() throws IOException {
        MigrationProject empty = told(ContractStory.EMPTY);

        try (MigrationSession session = tool().open(empty, database)) {
            assertThat(session.migrations()).isEmpty();
            assertThat(session.applied()).isEmpty();
        } catch (LockstepException e) {
            assertThat(e.problem().where()).isNotBlank();
            assertThat(e.problem().remedy()).isNotBlank();
        }
    }

    @Test
    void ends_a_migration_that_hangs_when_its_sessions_are_ended() throws Exception {
        try (MigrationSession session = opened(ContractStory.HANGS)) {
            MigrationId only = ids(session).get(0);
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            Thread worker = new Thread(() -> outcome.complete(session.apply(only)), "hanging migration");
            worker.start();
            seen.await("wait_event = 'PgSleep'");

            seen.endOtherSessions();
            worker.interrupt();

            assertThat(failed(outcome.get(60, TimeUnit.SECONDS)).text()).contains(only.value());
            assertThat(session.applied()).isEmpty();
        }
    }

    @Test
    void notices_a_migration_that_was_edited_after_it_was_applied() throws IOException {
        assumeTrue(can(Capability.CHECKSUMS), tool().name() + " does not look");
        try (MigrationSession before = opened(ContractStory.GOOD)) {
            completed(before.apply(ids(before).get(0)));
        }

        try (MigrationSession after = opened(ContractStory.EDITED)) {
            Problem problem = failed(after.apply(ids(after).get(1)));

            assertThat(problem.text()).contains(ids(after).get(0).value());
            assertThat(columns()).containsExactly("id", "name");
        }
    }

    private void assertFresh(Set<String> earlier, String when) {
        assertThat(seen.sessionsLeftOpen()).as(when).isEmpty();
        Set<String> now = seen.notedSessions();
        assertThat(now).as("sessions " + when).isNotEmpty().noneMatch(earlier::contains);
        earlier.addAll(now);
    }

    private MigrationSession opened(ContractStory story) throws IOException {
        return tool().open(told(story), database);
    }

    private MigrationProject told(ContractStory story) throws IOException {
        return told(story, temporary.resolve("project"));
    }

    private MigrationProject told(ContractStory story, Path folder) throws IOException {
        Optional<MigrationProject> project = write(story, Files.createDirectories(folder));
        if (project.isEmpty() && story.requiredBy(tool().capabilities())) {
            fail("%s declares %s, so it must be able to tell %s", tool().name(), tool().capabilities(), story);
        }
        assumeTrue(project.isPresent(), tool().name() + " cannot tell " + story);
        return project.get();
    }

    private boolean can(Capability capability) {
        return tool().capabilities().contains(capability);
    }

    private Set<ObjectName> usersRelations(MigrationSession session) {
        Set<ObjectName> relations = seen.relations();
        relations.removeAll(session.bookkeeping());
        return relations;
    }

    private List<String> columns() {
        return seen.column(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'public.customer'::regclass AND attnum > 0"
                        + " AND NOT attisdropped ORDER BY attname");
    }

    /** What the tool's history says; a tool without one says nothing, and is held to nothing. */
    private List<MigrationId> followed(MigrationSession session) {
        return can(Capability.HISTORY) ? session.applied() : List.of();
    }

    private List<MigrationId> historyOf(List<MigrationId> ids) {
        return can(Capability.HISTORY) ? List.copyOf(ids) : List.of();
    }

    private static List<MigrationId> ids(MigrationSession session) {
        return session.migrations().stream().map(Migration::id).toList();
    }

    private static void completed(Outcome outcome) {
        assertThat(outcome).isEqualTo(Outcome.completed());
    }

    private static Problem failed(Outcome outcome) {
        return outcome.fold(
                () -> fail("completed, although it should have been refused"),
                problem -> problem,
                reason -> fail("skipped: " + reason));
    }
}

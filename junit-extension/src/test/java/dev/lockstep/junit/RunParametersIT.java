package dev.lockstep.junit;

import static dev.lockstep.assertion.LockstepAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.journal.Journal;
import dev.lockstep.run.RunResult;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class RunParametersIT {

    @Test
    void hands_step_journal_and_result_to_the_body() {
        Launch launch = Launch.of(EverythingTestCase.class);

        assertThat(launch.failures()).isEmpty();
        assertThat(launch.published("step")).containsExactly("0001_create_orders", "0002_add_status");
    }

    @Test
    void hands_out_a_database_at_each_migration_s_version_with_rows() {
        Launch launch = Launch.of(DatabaseTestCase.class);

        assertThat(launch.failures()).isEmpty();
        assertThat(launch.published("columns"))
                .containsExactly("customer, id, placed_at", "customer, id, placed_at, status");
        assertThat(launch.published("rows")).containsExactly("20", "20");
    }

    @Test
    void makes_the_database_anew_for_each_invocation_and_drops_it_with_it() {
        Launch launch = Launch.of(DatabaseTestCase.class);

        List<String> urls = launch.published("url");
        assertThat(urls).hasSize(2).doesNotHaveDuplicates();
        assertThat(urls).allSatisfy(url -> assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", ""))
                .isInstanceOf(SQLException.class));
    }

    @Test
    void resolves_the_parameters_of_constructors_and_of_methods_around_each_test() {
        Launch launch = Launch.of(AroundTestCase.class);

        assertThat(launch.failures()).isEmpty();
        assertThat(launch.published("constructor")).contains("0001_create_orders", "0002_add_status");
        assertThat(launch.published("after")).contains("0001_create_orders", "0002_add_status");
    }

    @Volume(rows = 20, newRows = 3)
    static class EverythingTestCase {
        @MigrationTest(project = "src/test/resources/projects/passing")
        void migrations(MigrationStep step, Journal journal, RunResult result, TestReporter reporter) {
            assertThat(step).keepsRows().isReversible().hasNoFindings();
            assertThat(journal).applying(step.migration().id().value()).completed();
            assertThat(result.verdict()).hasPassed();
            reporter.publishEntry("step", step.toString());
        }
    }

    @Volume(rows = 20, newRows = 3)
    static class DatabaseTestCase {
        @MigrationTest(project = "src/test/resources/projects/passing")
        void migrations(DataSource source, Connection connection, TestReporter reporter) throws SQLException {
            try (Connection own = source.getConnection()) {
                reporter.publishEntry("url", own.getMetaData().getURL());
                reporter.publishEntry(
                        "columns",
                        value(
                                own,
                                "SELECT string_agg(column_name, ', ' ORDER BY column_name) FROM information_schema.columns"
                                        + " WHERE table_name = 'orders'"));
            }
            reporter.publishEntry("rows", value(connection, "SELECT count(*) FROM orders"));
        }

        private static String value(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getString(1);
            }
        }
    }

    @Volume(rows = 20, newRows = 3)
    static class AroundTestCase {

        private final MigrationStep step;

        AroundTestCase(MigrationStep step, TestReporter reporter) {
            this.step = step;
            reporter.publishEntry("constructor", step.toString());
        }

        @MigrationTest(project = "src/test/resources/projects/passing")
        void migrations() {}

        @AfterEach
        void after(MigrationStep same, TestReporter reporter) {
            assertThat(same).isEqualTo(step);
            reporter.publishEntry("after", same.toString());
        }
    }
}

package dev.lockstep.adapter.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class HibernateSessionIT {

    private static final MigrationId V1 = new MigrationId("shop.v1");
    private static final MigrationId V2 = new MigrationId("shop.v2");
    private static final MigrationId V3 = new MigrationId("shop.v3");
    private static final Map<String, String> SHOP = Map.of("models", "shop.v1, shop.v2, shop.v3");

    @TempDir
    private Path root;

    @Test
    void takes_back_everything_that_an_update_brings(DatabaseServer server) {
        try (Database database = server.create("shop");
                MigrationSession session = open(database, SHOP)) {
            ContractDatabase seen = new ContractDatabase(database);
            completes(session.apply(V1));
            List<String> before = seen.picture(session.bookkeeping());
            completes(session.apply(V2));
            List<String> after = seen.picture(session.bookkeeping());

            completes(session.revert(V2));

            assertThat(after)
                    .contains(
                            "public customer name character varying(80) not null",
                            "public customer UNIQUE (email)",
                            "public order FOREIGN KEY (customer_id) REFERENCES customer(id)",
                            "public customer CREATE INDEX customer_city_idx ON public.customer USING btree (city)");
            assertThat(seen.picture(session.bookkeeping())).isEqualTo(before);
            assertThat(Sql.ask(database, "SELECT to_regclass('order_numbers')::text"))
                    .isEqualTo("null");
            completes(session.apply(V2));
            assertThat(seen.picture(session.bookkeeping())).isEqualTo(after);
        }
    }

    @Test
    void goes_through_all_versions_on_empty_tables(DatabaseServer server) {
        try (Database database = server.create("shop");
                MigrationSession session = open(database, SHOP)) {
            List.of(V1, V2, V3).forEach(version -> completes(session.apply(version)));
            List.of(V3, V2, V1).forEach(version -> completes(session.revert(version)));

            assertThat(session.applied()).isEmpty();
            assertThat(new ContractDatabase(database).relations()).containsExactlyElementsOf(session.bookkeeping());
        }
    }

    @Test
    void a_column_that_is_not_null_fails_on_a_table_with_rows(DatabaseServer server) {
        try (Database database = server.create("shop");
                MigrationSession session = open(database, SHOP)) {
            completes(session.apply(V1));
            completes(session.apply(V2));
            Sql.run(database, "INSERT INTO customer (id, name) VALUES (1, 'Ann')");
            Sql.run(database, "INSERT INTO \"order\" (id, customer_id) VALUES (1, 1)");

            String text = text(session.apply(V3));

            assertThat(text)
                    .isEqualTo(
                            """
                            hibernate failed to apply shop.v3
                              where:  src/test/java/shop/v3/package-info.java
                              said:   23502: column "currency" of relation "order" contains null values
                              said:   statement: alter table if exists "order" add column currency varchar(3) not null
                              remedy: Hibernate adds a column that is not null without a default, which a table with rows refuses: add @ColumnDefault, or make it nullable until it is filled""");
            assertThat(session.applied()).containsExactly(V1, V2);
        }
    }

    @Test
    void says_what_stays_when_a_later_statement_fails(DatabaseServer server) {
        try (Database database = server.create("shop");
                MigrationSession session = open(database, SHOP)) {
            completes(session.apply(V1));
            Sql.run(database, "CREATE VIEW customer_city_idx AS SELECT 1 AS one");

            String text = text(session.apply(V2));

            assertThat(text)
                    .startsWith(
                            """
                            hibernate failed to apply shop.v2
                              where:  src/test/java/shop/v2/package-info.java
                              said:   42P07: relation "customer_city_idx" already exists
                              said:   statement: create index customer_city_idx on Customer (city)
                              said:   Hibernate commits every statement, so the""");
        }
    }

    @Test
    void cannot_take_back_that_hibernate_drops_an_enum_with_its_columns(DatabaseServer server) {
        Map<String, String> settings = Map.of("models", "enums.v1, enums.v2");

        try (Database database = server.create("shop");
                MigrationSession session = open(database, settings)) {
            completes(session.apply(new MigrationId("enums.v1")));
            Sql.run(database, "INSERT INTO parcel (id, state) VALUES (1, 'SENT')");
            completes(session.apply(new MigrationId("enums.v2")));

            assertThat(Sql.ask(database, "SELECT state FROM parcel")).isEqualTo("null");
            assertThat(text(session.revert(new MigrationId("enums.v2"))))
                    .isEqualTo(
                            """
                            hibernate cannot revert enums.v2
                              where:  src/test/java/enums/v2/package-info.java
                              said:   no down can be derived for: drop type if exists State cascade
                              remedy: declare the version irreversible with the reason""");
        }
    }

    @Test
    void versions_may_have_classes_of_the_same_name(DatabaseServer server) throws IOException {
        copyClass("v1", "contract/create/Customer.class", "contract/create/Customer.class");
        // The newer version of the class is on the class path only.
        Map<String, String> settings = Map.of(
                "models", "old,new",
                "model.old", "contract.create.Customer",
                "model.old.classpath", "v1",
                "model.new", "contract.create.Customer, contract.half.HalfWay");

        try (Database database = server.create("shop");
                MigrationSession session = open(database, settings)) {
            completes(session.apply(new MigrationId("old")));
            completes(session.apply(new MigrationId("new")));

            assertThat(session.migrations().get(0).source().file())
                    .isEqualTo(root.resolve("v1/contract/create/Customer.class"));
            assertThat(Sql.ask(database, "SELECT to_regclass('half_way')::text"))
                    .isEqualTo("half_way");
        }
    }

    @Test
    void takes_hibernates_own_settings(DatabaseServer server) {
        Map<String, String> settings = new TreeMap<>(SHOP);
        settings.put("hibernate.hbm2ddl.create_namespaces", "true");
        settings.put("hibernate.default_schema", "store");

        try (Database database = server.create("shop");
                MigrationSession session = open(database, settings)) {
            List.of(V1, V2).forEach(version -> completes(session.apply(version)));
            assertThat(Sql.ask(database, "SELECT to_regclass('store.customer')::text"))
                    .isEqualTo("store.customer");
            List.of(V2, V1).forEach(version -> completes(session.revert(version)));
            assertThat(Sql.ask(database, "SELECT to_regnamespace('store')::text"))
                    .isEqualTo("null");
        }
    }

    private MigrationSession open(Database database, Map<String, String> settings) {
        Path folder = settings.containsKey("model.old") ? root : Path.of("");
        return new HibernateTool()
                .open(new MigrationProject("hibernate", folder, new TreeMap<>(settings), "a test says so"), database);
    }

    private void copyClass(String folder, String from, String to) throws IOException {
        try {
            Path compiled = Path.of(HibernateSessionIT.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path target = root.resolve(folder).resolve(to);
            Files.createDirectories(root.resolve(folder).resolve(to).getParent());
            Files.copy(compiled.resolve(from), target);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void completes(Outcome outcome) {
        assertThat(outcome).isEqualTo(Outcome.completed());
    }

    private static String text(Outcome outcome) {
        return outcome.fold(() -> "completed", problem -> problem.text(), reason -> reason);
    }
}

package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.plan.Journey;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.run.IrreversibleDeclaration;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.spi.ServerChoice;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Suppression;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(folder.resolve("db/migration"));
    }

    @Test
    void says_nothing_where_nothing_is_written() {
        RunSettings settings = read(PlainTestCase.class, Map.of());

        assertThat(settings)
                .isEqualTo(RunSettings.forProject(folder)
                        .name("SettingsReaderTest.PlainTestCase.migrations")
                        .reportDirectory(folder.resolve("target/lockstep/SettingsReaderTest.PlainTestCase.migrations"))
                        .build());
    }

    @Test
    void reads_every_attribute_of_the_annotation() {
        RunSettings settings = read(FullTestCase.class, Map.of());

        assertThat(settings.project()).isEqualTo(folder.resolve("db/migration"));
        assertThat(settings.tool()).contains("flyway");
        assertThat(settings.toolSettings()).containsExactlyEntriesOf(Map.of("placeholders.url", "a=b"));
        assertThat(settings.server()).isEqualTo(new ServerChoice.Embedded(16));
        assertThat(settings.journey()).isEqualTo(Journey.LATEST);
        assertThat(settings.latest()).isEqualTo(2);
        assertThat(settings.seed()).isEqualTo(-7);
        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void reads_every_attribute_from_the_configuration() {
        RunSettings settings = read(
                PlainTestCase.class,
                Map.of(
                        "lockstep.project", "db/migration",
                        "lockstep.tool", "flyway",
                        "lockstep.settings", "locations=a,b; table = history",
                        "lockstep.postgres", "14",
                        "lockstep.journey", "round-trip",
                        "lockstep.seed", "9",
                        "lockstep.deadline", "250ms",
                        "lockstep.rows", "10_000",
                        "lockstep.newRows", "0",
                        "lockstep.reportDirectory", "reports"));

        assertThat(settings.project()).isEqualTo(folder.resolve("db/migration"));
        assertThat(settings.tool()).contains("flyway");
        assertThat(settings.toolSettings()).isEqualTo(Map.of("locations", "a,b", "table", "history"));
        assertThat(settings.server()).isEqualTo(new ServerChoice.Embedded(14));
        assertThat(settings.journey()).isEqualTo(Journey.ROUND_TRIP);
        assertThat(settings.seed()).isEqualTo(9);
        assertThat(settings.deadline()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.rows()).isEqualTo(10_000);
        assertThat(settings.newRows()).isZero();
        assertThat(settings.reportDirectory())
                .isEqualTo(folder.resolve("reports/SettingsReaderTest.PlainTestCase.migrations"));
    }

    @Test
    void lets_the_annotation_win() {
        RunSettings settings = read(
                FullTestCase.class,
                Map.of(
                        "lockstep.tool", "liquibase",
                        "lockstep.settings", "contexts=test",
                        "lockstep.url", "jdbc:postgresql://localhost/postgres",
                        "lockstep.journey", "stairway",
                        "lockstep.rows", "5"));

        assertThat(settings.tool()).contains("flyway");
        assertThat(settings.toolSettings()).containsOnlyKeys("placeholders.url");
        assertThat(settings.server()).isEqualTo(new ServerChoice.Embedded(16));
        assertThat(settings.journey()).isEqualTo(Journey.LATEST);
        assertThat(settings.rows()).isEqualTo(300);
    }

    @Test
    void takes_an_external_server_from_the_configuration_only() {
        RunSettings settings = read(
                PlainTestCase.class,
                Map.of(
                        "lockstep.url", "jdbc:postgresql://db.test/postgres",
                        "lockstep.user", "lockstep",
                        "lockstep.password", "secret",
                        "lockstep.disposable", "true"));

        assertThat(settings.server())
                .isEqualTo(new ServerChoice.External(
                        "jdbc:postgresql://db.test/postgres", "lockstep", "secret", ServerChoice.Disposable.YES));
    }

    @Test
    void takes_no_server_for_disposable_unless_somebody_says_so() {
        RunSettings settings = read(PlainTestCase.class, Map.of("lockstep.url", "jdbc:postgresql://db.test/postgres"));

        assertThat(settings.server())
                .isEqualTo(new ServerChoice.External(
                        "jdbc:postgresql://db.test/postgres", "postgres", "", ServerChoice.Disposable.NOT_SAID));
    }

    @Test
    void reads_a_composed_annotation() {
        RunSettings settings = read(ComposedTestCase.class, Map.of());

        assertThat(settings.tool()).contains("sql");
        assertThat(settings.rows()).isEqualTo(77);
        assertThat(settings.irreversible())
                .containsExactly(new IrreversibleDeclaration("0003", "the old values are gone"));
    }

    @Test
    void adds_what_a_class_and_the_class_around_it_say_to_what_the_method_says() {
        RunSettings settings = read(OuterTestCase.InnerTestCase.class, Map.of());

        assertThat(settings.invariants())
                .containsExactly(
                        new Invariant("of the method", "SELECT 1 WHERE false"),
                        new Invariant("of the outer class", "SELECT 2 WHERE false"));
        assertThat(settings.suppressions())
                .containsExactly(new Suppression(
                        "index-invalid",
                        "0002",
                        "rebuilt at night",
                        "@Accept on SettingsReaderTest.OuterTestCase.InnerTestCase.migrations"));
        assertThat(settings.rows()).isEqualTo(5);
        assertThat(settings.model())
                .contains(new SchemaModel.Choice(
                        "hibernate", Map.of("entities", "java.lang.String,java.lang.Integer", "naming", "snake")));
    }

    @Test
    void writes_reports_where_gradle_builds() throws IOException {
        Files.createFile(folder.resolve("build.gradle.kts"));

        RunSettings settings = read(PlainTestCase.class, Map.of());

        assertThat(settings.reportDirectory())
                .isEqualTo(folder.resolve("build/lockstep/SettingsReaderTest.PlainTestCase.migrations"));
    }

    @Test
    void tells_every_mistake_of_the_configuration_together() {
        Map<String, String> mistaken = Map.of(
                "lockstep.project", "db/missing",
                "lockstep.settings", "locations",
                "lockstep.url", "jdbc:mysql://db.test/orders",
                "lockstep.disposable", "yes",
                "lockstep.journey", "there-and-back",
                "lockstep.latest", "0",
                "lockstep.seed", "lucky",
                "lockstep.deadline", "soon",
                "lockstep.rows", "-1",
                "lockstep.newRows", "many");

        assertThatThrownBy(() -> read(PlainTestCase.class, mistaken))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        the configuration of the test has 10 mistakes
                          where:  SettingsReaderTest.PlainTestCase.migrations
                          said:   lockstep.project = db/missing: no such folder (looked for %s)
                          said:   lockstep.settings = locations: not of the form name=value
                          said:   lockstep.url = jdbc:mysql://db.test/orders: not a JDBC URL of PostgreSQL; write jdbc:postgresql://host:port/database
                          said:   lockstep.disposable = yes: neither true nor false
                          said:   lockstep.journey = there-and-back: not a journey; there are stairway, round-trip, latest
                          said:   lockstep.latest = 0: must be at least 1
                          said:   lockstep.seed = lucky: not a whole number
                          said:   lockstep.deadline = soon: not a duration; write a number with ms, s, m or h, for instance 30s
                          said:   lockstep.rows = -1: must be at least 0
                          said:   lockstep.newRows = many: not a whole number
                          remedy: correct the annotation, junit-platform.properties or the system property"""
                                .formatted(folder.resolve("db/missing")));
    }

    @Test
    void tells_every_mistake_of_the_annotations_together() {
        assertThatThrownBy(() -> read(MistakenTestCase.class, Map.of()))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        the configuration of the test has 10 mistakes
                          where:  SettingsReaderTest.MistakenTestCase.migrations
                          said:   @MigrationTest(settings) = table=b: table is written twice
                          said:   @MigrationTest(image) = postgres:17 and @MigrationTest(postgres) = 13: each names a server, say only one
                          said:   @MigrationTest(journey) = stairway, latest: not a journey; there are stairway, round-trip, latest
                          said:   @MigrationTest(latest) = -1: must be at least 1
                          said:   @Volume(rows) = -5: must be at least 0
                          said:   @AssertInvariant(sql) is blank
                          said:   @Irreversible(because) is blank
                          said:   @Accept(rule) = no-such-rule: not a rule; there are %s
                          said:   @Accept(because) is blank
                          said:   @ModelMatches(settings) = naming: not of the form name=value
                          remedy: correct the annotation, junit-platform.properties or the system property"""
                                .formatted(Arrays.stream(RuleId.values())
                                        .map(RuleId::id)
                                        .collect(Collectors.joining(", "))));
    }

    @Test
    void knows_the_versions_of_the_embedded_server() {
        assertThatThrownBy(() -> read(PlainTestCase.class, Map.of("lockstep.postgres", "13")))
                .hasMessage(
                        """
                        the configuration of the test has a mistake
                          where:  SettingsReaderTest.PlainTestCase.migrations
                          said:   lockstep.postgres = 13: must be at least 14
                          remedy: correct the annotation, junit-platform.properties or the system property""");
        assertThatThrownBy(() -> read(PlainTestCase.class, Map.of("lockstep.postgres", "19")))
                .hasMessageContaining("lockstep.postgres = 19: must be at most 18");
    }

    private RunSettings read(Class<?> testClass, Map<String, String> configuration) {
        try {
            AnnotatedMethod test = new AnnotatedMethod(testClass, testClass.getDeclaredMethod("migrations"));
            return new SettingsReader(test, name -> Optional.ofNullable(configuration.get(name)), folder).read();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    static class PlainTestCase {
        @MigrationTest
        void migrations() {}
    }

    static class FullTestCase {
        @MigrationTest(
                project = "db/migration",
                tool = "flyway",
                settings = "placeholders.url=a=b",
                postgres = 16,
                journey = Journey.LATEST,
                latest = 2,
                seed = -7,
                deadline = "30s")
        @Volume(rows = 300)
        void migrations() {}
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @MigrationTest(tool = "sql")
    @Volume(rows = 77)
    @Irreversible(migration = "0003", because = "the old values are gone")
    @interface OrdersMigrationTest {}

    static class ComposedTestCase {
        @OrdersMigrationTest
        void migrations() {}
    }

    @Volume(rows = 9)
    @AssertInvariant(name = "of the outer class", sql = "SELECT 2 WHERE false")
    static class OuterTestCase {

        // A nested test class is one without "static"; this one is only read.
        @SuppressWarnings("ClassCanBeStatic")
        @Volume(rows = 5)
        @Accept(rule = "index-invalid", migration = "0002", because = "rebuilt at night")
        @ModelMatches(
                entities = {String.class, Integer.class},
                settings = "naming=snake")
        class InnerTestCase {
            @MigrationTest
            @AssertInvariant(name = "of the method", sql = "SELECT 1 WHERE false")
            void migrations() {}
        }
    }

    static class MistakenTestCase {
        @MigrationTest(
                settings = {"table=a", "table=b"},
                image = "postgres:17",
                postgres = 13,
                journey = {Journey.STAIRWAY, Journey.LATEST},
                latest = -1)
        @Volume(rows = -5)
        @AssertInvariant(name = "x", sql = " ")
        @Irreversible(migration = "0001", because = "")
        @Accept(rule = "no-such-rule", because = "")
        @ModelMatches(settings = "naming")
        void migrations() {}
    }
}

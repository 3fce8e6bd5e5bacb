package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** After every step schema and rows are the same, whichever tool ran. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SameStoryIT {

    private final Map<Integer, DatabaseServer> servers = new ConcurrentHashMap<>();
    private final Map<String, List<Chapter>> inPlainSql = new ConcurrentHashMap<>();

    @TempDir
    Path sql;

    @AfterAll
    void stop_the_servers() {
        servers.values().forEach(DatabaseServer::close);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("tellings")
    void after_every_step_schema_and_rows_are_those_of_plain_sql(Telling telling, Part part, @TempDir Path temporary) {
        List<Chapter> told = narrator(telling.newestMajor()).tell(telling.example(part, temporary));

        List<Chapter> expected = inPlainSql(part, telling.newestMajor());
        assertThat(differences(expected, told)).isEmpty();
    }

    static Stream<Arguments> tellings() {
        return Tellings.others().stream()
                .flatMap(telling -> Stream.of(Part.values()).map(part -> Arguments.of(telling, part)));
    }

    /** Or the others would be held against nothing. */
    @ParameterizedTest
    @CsvSource({"GOOD, 15", "TWIN, 20"})
    void the_story_is_told_to_its_end_with_rows_in_every_table(Part part, int steps) {
        List<Chapter> chapters = inPlainSql(part, Tellings.SQL.newestMajor());

        assertThat(chapters).hasSize(steps).allSatisfy(chapter -> assertThat(chapter.ending())
                .isEqualTo(Chapter.Ending.COMPLETED));
        assertThat(chapters.get(steps - 1).state().data().tables().values())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(table ->
                        assertThat(table.rowCount()).as(table.toString()).isPositive());
    }

    @Test
    void a_telling_with_another_schema_is_caught(@TempDir Path temporary) throws IOException {
        Example other = Tellings.SQL.example(Part.GOOD, temporary);
        edit(other, "002_products.up.sql", "varchar(40)", "varchar(41)");

        List<String> differences = differences(
                inPlainSql(Part.GOOD, Tellings.SQL.newestMajor()),
                narrator(Tellings.SQL.newestMajor()).tell(other));

        assertThat(differences)
                .startsWith(
                        "002_products: column public.products.sku: type was character varying(40), is character varying(41)");
    }

    @Test
    void a_telling_with_other_rows_is_caught(@TempDir Path temporary) throws IOException {
        Example other = Tellings.SQL.example(Part.GOOD, temporary);
        edit(other, "006_display_name_backfill.up.sql", "= full_name", "= upper(full_name)");

        List<String> differences = differences(
                inPlainSql(Part.GOOD, Tellings.SQL.newestMajor()),
                narrator(Tellings.SQL.newestMajor()).tell(other));

        assertThat(differences)
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("006_display_name_backfill: rows of customers: 0 lost, 0 added, others in");
    }

    @Test
    void a_telling_that_ends_early_is_caught(@TempDir Path temporary) throws IOException {
        Example other = Tellings.SQL.example(Part.GOOD, temporary);
        edit(other, "014_orders_total.up.sql", "orders", "no_such_table");

        List<String> differences = differences(
                inPlainSql(Part.GOOD, Tellings.SQL.newestMajor()),
                narrator(Tellings.SQL.newestMajor()).tell(other));

        assertThat(differences)
                .startsWith("15 steps here, 14 there", "014_orders_total: its end: COMPLETED here, FAILED there");
    }

    private static List<String> differences(List<Chapter> expected, List<Chapter> told) {
        List<String> lines = new ArrayList<>();
        if (expected.size() != told.size()) {
            lines.add(expected.size() + " steps here, " + told.size() + " there");
        }
        for (int i = 0; i < Math.min(expected.size(), told.size()); i++) {
            lines.addAll(expected.get(i).differences(told.get(i)));
        }
        return lines;
    }

    private static void edit(Example example, String file, String what, String other) throws IOException {
        Path migration = example.folder().resolve("migrations").resolve(file);
        String text = Files.readString(migration);
        assertThat(text).contains(what);
        Files.writeString(migration, text.replace(what, other));
    }

    /** Told once per PostgreSQL. */
    private List<Chapter> inPlainSql(Part part, int major) {
        return inPlainSql.computeIfAbsent(
                part + " on " + major, name -> narrator(major).tell(Tellings.SQL.example(part, sql.resolve(name))));
    }

    private Narrator narrator(int major) {
        return new Narrator(servers.computeIfAbsent(major, EmbeddedServer::start));
    }
}

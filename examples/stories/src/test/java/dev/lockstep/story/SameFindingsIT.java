package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code lockstep check} finds the same in every telling, and nothing in the good ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SameFindingsIT {

    private static final Path REPORTS = Path.of("target", "lockstep").toAbsolutePath();

    private final Map<String, Checked> inPlainSql = new ConcurrentHashMap<>();
    private final FindingsTable table = new FindingsTable();

    @TempDir
    Path sql;

    @AfterAll
    void write_the_table() {
        table.write(REPORTS.resolve("findings.md"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tellings")
    void the_good_story_passes_and_the_twin_fails_as_in_plain_sql(Telling telling, @TempDir Path temporary) {
        Example example = telling.example(Part.GOOD, temporary);
        Downs downs = example.found().tool().capabilities().contains(Capability.REVERT) ? Downs.KEPT : Downs.TAKEN_AWAY;
        Checked expected = inPlainSql(telling.newestMajor(), downs);

        Checked good = Checked.by(example, telling.newestMajor(), reports(telling.good()));
        Checked twin = telling.equals(Tellings.SQL)
                ? expected
                : Checked.by(telling.example(Part.TWIN, temporary), telling.newestMajor(), reports(telling.twin()));
        table.add(telling, good, twin, expected.said());

        assertThat(good.said()).as(good.words()).isEmpty();
        assertThat(good.verdict()).as(good.words()).isEqualTo("passed");
        assertThat(good.exitCode()).isZero();
        assertThat(twin.said()).as(twin.words()).containsExactlyElementsOf(expected.said());
        assertThat(twin.verdict()).isEqualTo(expected.verdict());
        assertThat(twin.exitCode()).isEqualTo(expected.exitCode());
    }

    static List<Telling> tellings() {
        return Tellings.all();
    }

    /** What is expected of a tool that takes nothing down is less, never something else. */
    @Test
    void without_downs_only_what_a_down_shows_is_not_found() {
        List<Said> all = inPlainSql(Tellings.SQL.newestMajor(), Downs.KEPT).said();
        List<Said> forward =
                inPlainSql(Tellings.SQL.newestMajor(), Downs.TAKEN_AWAY).said();

        assertThat(forward).isNotEmpty();
        assertThat(all).containsAll(forward);
        assertThat(forward).noneMatch(said -> said.direction().equals("down"));
        assertThat(all).filteredOn(said -> !forward.contains(said)).allSatisfy(said -> assertThat(
                        said.direction().equals("down")
                                // It is the row which the down leaves behind that stops the second up.
                                || said.rule().equals("second-up-failed"))
                .as(said.toString())
                .isTrue());
    }

    @Test
    void a_telling_in_which_a_defect_is_mended_is_caught(@TempDir Path temporary) throws IOException {
        Example mended = Tellings.SQL.example(Part.TWIN, temporary);
        Files.writeString(
                mended.folder().resolve("013_order_coupon.up.sql"),
                "CREATE INDEX orders_coupon_idx ON orders (coupon_code);\n",
                StandardOpenOption.APPEND);
        int major = Tellings.SQL.newestMajor();

        List<Said> said = Checked.by(mended, major, reports("mended")).said();

        assertThat(inPlainSql(major, Downs.KEPT).said())
                .filteredOn(one -> !said.contains(one))
                .extracting(one -> one.step() + " " + one.rule())
                .containsExactly("013_order_coupon foreign-key-without-index");
    }

    /** Whether plain SQL keeps its downs: a tool that takes nothing down is held against a telling without any. */
    private enum Downs {
        KEPT,
        TAKEN_AWAY
    }

    /** Checked once per PostgreSQL. */
    private Checked inPlainSql(int major, Downs downs) {
        String name = "sql-" + downs + "-" + major;
        return inPlainSql.computeIfAbsent(name, which -> {
            Example twin = Tellings.SQL.example(Part.TWIN, sql.resolve(name));
            return Checked.by(downs == Downs.KEPT ? twin : SqlForward.of(twin), major, reports(name));
        });
    }

    private static Path reports(String name) {
        return REPORTS.resolve(name.replace('/', '-'));
    }
}

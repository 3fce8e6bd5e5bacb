package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.plan.Journey;
import dev.lockstep.run.BaselineChoice;
import dev.lockstep.run.GrowthVolumes;
import dev.lockstep.run.IrreversibleDeclaration;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.VolumeSettings;
import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.RowCounts;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.ServerChoice;
import dev.lockstep.spi.Share;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Suppression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsAssemblyTest {

    private static final String EVERYTHING =
            """
            tool: sql
            project: db
            settings: {gaps: allowed}
            postgres: 16
            journey: latest
            latest: 2
            rows: 10_000
            newRows: 0
            tableRows: {orders: 1_000_000, order_lines: 3 per orders}
            profile: prod.json
            edges: [ours.json]
            edgesFirst: never
            loadConnections: 3
            loadShare: 1/2
            shard: 2/5
            keepLoaded: false
            baseline: costs.json
            updateBaseline: true
            seed: -7
            deadline: 30s
            budget:
              held: [200ms, 50ms on orders]
              migration: 1m
            productionRows:
              orders: 20_000_000
            largeFrom: 500
            growth: [1_000, 4_000]
            traffic: {tables: 3, every: 25ms}
            scenes: [long-reader, idle-in-transaction]
            reportDirectory: reports
            accept:
              - {rule: down-missing, migration: "001_orders", because: the old one}
            irreversible:
              - migration: 001_orders
                because: rows are dropped
            invariants:
              - name: positive
                sql: SELECT 1 FROM t WHERE id < 0
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void migrations() throws IOException {
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(folder.resolve("db/001_orders.up.sql"), "CREATE TABLE t (id int)");
        Files.writeString(folder.resolve("prod.json"), "{}");
        Files.writeString(folder.resolve("ours.json"), "[]");
    }

    @Test
    void the_file_may_say_everything() throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), EVERYTHING);

        RunSettings settings = settings(new Flags());

        assertThat(settings.project()).isEqualTo(folder.resolve("db"));
        assertThat(settings.tool()).contains("sql");
        assertThat(settings.toolSettings()).isEqualTo(Map.of("gaps", "allowed"));
        assertThat(settings.server()).isEqualTo(new ServerChoice.Embedded(16));
        assertThat(settings.journey()).isEqualTo(Journey.LATEST);
        assertThat(settings.latest()).isEqualTo(2);
        assertThat(settings.rows()).isEqualTo(10_000);
        assertThat(settings.newRows()).isZero();
        assertThat(settings.volume())
                .isEqualTo(new VolumeSettings(
                        new DataPlan(
                                new RowCounts(
                                        new TreeMap<>(Map.of("orders", 1_000_000L)),
                                        List.of(new RowCounts.Ratio("order_lines", 3, "orders"))),
                                Optional.of(folder.resolve("prod.json")),
                                List.of(folder.resolve("ours.json")),
                                new Share(1, 2),
                                3),
                        VolumeSettings.EdgesFirst.NEVER,
                        VolumeSettings.KeptRows.NOT_KEPT,
                        Optional.of(new BaselineChoice(folder.resolve("costs.json"), BaselineChoice.Use.UPDATED)),
                        new Share(2, 5)));
        assertThat(settings.seed()).isEqualTo(-7);
        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.limits().budgets())
                .extracting(Budget::writtenAt)
                .containsExactly(
                        "lockstep.yaml:22: budget.held",
                        "lockstep.yaml:22: budget.held",
                        "lockstep.yaml:23: budget.migration");
        assertThat(settings.limits().sizes().productionRows()).isEqualTo(Map.of("orders", 20_000_000L));
        assertThat(settings.limits().sizes().largeFrom()).isEqualTo(500);
        assertThat(settings.growth()).contains(new GrowthVolumes(1_000, 4_000));
        assertThat(settings.traffic().tables()).isEqualTo(3);
        assertThat(settings.traffic().every()).isEqualTo(Duration.ofMillis(25));
        assertThat(settings.scenes()).containsExactlyInAnyOrder(Scene.LONG_READER, Scene.IDLE_IN_TRANSACTION);
        assertThat(settings.reportDirectory()).isEqualTo(folder.resolve("reports"));
        assertThat(settings.suppressions())
                .containsExactly(
                        new Suppression("down-missing", "001_orders", "the old one", "lockstep.yaml:32: accept"));
        assertThat(settings.irreversible())
                .containsExactly(new IrreversibleDeclaration("001_orders", "rows are dropped"));
        assertThat(settings.invariants()).containsExactly(new Invariant("positive", "SELECT 1 FROM t WHERE id < 0"));
    }

    @Test
    void a_flag_wins_over_the_file() throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), EVERYTHING);
        Flags flags = new Flags();
        flags.rows("5");
        flags.tableRows("t=7; u=2 per t");
        flags.shard("1/3");
        flags.baseline("here.json");
        flags.set(Map.of("budget.held", "1s", "productionRows", "t=7"));

        RunSettings settings = settings(flags);

        assertThat(settings.rows()).isEqualTo(5);
        assertThat(settings.seed()).isEqualTo(-7);
        assertThat(settings.limits().budgets())
                .extracting(Budget::writtenAt)
                .containsExactly("--set budget.held", "lockstep.yaml:23: budget.migration");
        assertThat(settings.limits().sizes().productionRows()).isEqualTo(Map.of("t", 7L));
        assertThat(settings.volume().data().counts().fixed()).isEqualTo(Map.of("t", 7L));
        assertThat(settings.volume().shard()).isEqualTo(new Share(1, 3));
        assertThat(settings.volume().baseline())
                .map(BaselineChoice::file)
                .contains(Path.of("here.json").toAbsolutePath());
    }

    @Test
    void without_a_file_the_migrations_are_found_and_the_rest_is_standard() {
        RunSettings settings = settings(new Flags());

        assertThat(settings)
                .isEqualTo(RunSettings.forProject(folder.resolve("db"))
                        .name("db")
                        .reportDirectory(Path.of("lockstep-report").toAbsolutePath())
                        .build());
    }

    private RunSettings settings(Flags flags) {
        return new SettingsAssembly(flags, folder, null).settings();
    }
}

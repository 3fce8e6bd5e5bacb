package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.run.BaselineChoice;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.VolumeSettings;
import dev.lockstep.run.VolumeSettings.EdgesFirst;
import dev.lockstep.spi.RowCounts.Ratio;
import dev.lockstep.spi.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeReaderTest {

    @TempDir
    Path folder;

    @Test
    void nothing_written_is_standard() {
        assertThat(read(PlainTestCase.class, Map.of()).volume()).isEqualTo(VolumeSettings.standard());
    }

    @Test
    void reads_the_annotations_and_the_configuration_table_by_table() throws IOException {
        Files.writeString(folder.resolve("prod.json"), "{}");
        Files.writeString(folder.resolve("ours.json"), "[]");

        VolumeSettings volume = read(
                        FullTestCase.class,
                        Map.of(
                                "lockstep.tableRows", "orders=5; payments=7",
                                "lockstep.shard", "2/4",
                                "lockstep.updateBaseline", "true"))
                .volume();

        assertThat(volume.data().counts().fixed()).isEqualTo(Map.of("orders", 10_000_000L, "payments", 7L));
        assertThat(volume.data().counts().ratios())
                .containsExactly(new Ratio("order_lines", 2.5, "orders"), new Ratio("notes", 3, "orders"));
        assertThat(volume.data().profile()).contains(folder.resolve("prod.json"));
        assertThat(volume.data().edges()).containsExactly(folder.resolve("ours.json"));
        assertThat(volume.edgesFirst()).isEqualTo(EdgesFirst.NEVER);
        assertThat(volume.baseline())
                .contains(new BaselineChoice(folder.resolve("costs.json"), BaselineChoice.Use.UPDATED));
        assertThat(volume.shard()).isEqualTo(new Share(2, 4));
    }

    @Test
    void tells_every_mistake_of_the_annotations_together() {
        assertThatThrownBy(() -> read(MistakenTestCase.class, Map.of()))
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining("@TableRows(table) is blank")
                .hasMessageContaining("@TableRows for a: say either rows, or each and per")
                .hasMessageContaining("@TableRows for b: say either rows, or each and per")
                .hasMessageContaining("@TableRows for c: each must be more than 0, and per name a table")
                .hasMessageContaining("@TableRows = d=-1: must be at least 0")
                .hasMessageContaining("@Volume(profile) = nowhere.json: no such file")
                .hasMessageContaining("has 6 mistakes");
    }

    private RunSettings read(Class<?> testClass, Map<String, String> configuration) {
        try {
            return new SettingsReader(
                            new AnnotatedMethod(testClass, testClass.getDeclaredMethod("migrations")),
                            name -> Optional.ofNullable(configuration.get(name)),
                            folder)
                    .read();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    static class PlainTestCase {
        @MigrationTest
        void migrations() {}
    }

    @TableRows(table = "orders", rows = 1)
    @TableRows(table = "notes", each = 3, per = "orders")
    static class FullTestCase {
        @MigrationTest
        @Volume(profile = "prod.json", edges = "ours.json", edgesFirst = EdgesFirst.NEVER)
        @TableRows(table = "orders", rows = 10_000_000)
        @TableRows(table = "order_lines", each = 2.5, per = "orders")
        @Baseline("costs.json")
        void migrations() {}
    }

    static class MistakenTestCase {
        @MigrationTest
        @Volume(profile = "nowhere.json")
        @TableRows(table = " ", rows = 1)
        @TableRows(table = "a")
        @TableRows(table = "b", rows = 1, each = 2, per = "a")
        @TableRows(table = "c", each = 2)
        @TableRows(table = "d", rows = -1)
        void migrations() {}
    }
}

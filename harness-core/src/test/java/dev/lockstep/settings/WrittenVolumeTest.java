package dev.lockstep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.run.BaselineChoice;
import dev.lockstep.run.VolumeSettings;
import dev.lockstep.run.VolumeSettings.EdgesFirst;
import dev.lockstep.run.VolumeSettings.KeptRows;
import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.RowCounts;
import dev.lockstep.spi.RowCounts.Ratio;
import dev.lockstep.spi.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenVolumeTest {

    @TempDir
    Path folder;

    private final Mistakes mistakes = new Mistakes();

    @Test
    void nothing_written_is_standard() {
        assertThat(read(Map.of())).isEqualTo(VolumeSettings.standard());
    }

    @Test
    void everything_can_be_written() throws IOException {
        Files.writeString(folder.resolve("prod.json"), "{}");
        Files.writeString(folder.resolve("ours.json"), "[]");

        VolumeSettings settings = read(Map.of(
                "tableRows", "orders=10_000_000; order_lines = 2.5  per orders; audit.*=0",
                "profile", "prod.json",
                "edges", "ours.json",
                "edgesFirst", "always",
                "loadConnections", "4",
                "loadShare", "2/3",
                "shard", "1 / 4",
                "keepLoaded", "false",
                "baseline", "costs.json",
                "updateBaseline", "true"));

        mistakes.refuse("the test", "", "");
        RowCounts counts = new RowCounts(
                new TreeMap<>(Map.of("orders", 10_000_000L, "audit.*", 0L)),
                List.of(new Ratio("order_lines", 2.5, "orders")));
        assertThat(settings)
                .isEqualTo(new VolumeSettings(
                        new DataPlan(
                                counts,
                                Optional.of(folder.resolve("prod.json")),
                                List.of(folder.resolve("ours.json")),
                                new Share(2, 3),
                                4),
                        EdgesFirst.ALWAYS,
                        KeptRows.NOT_KEPT,
                        Optional.of(new BaselineChoice(folder.resolve("costs.json"), BaselineChoice.Use.UPDATED)),
                        new Share(1, 4)));
    }

    @Test
    void every_mistake_is_told_with_the_others() {
        read(Map.of(
                "tableRows", "orders; a=many; b=-1; c=0 per orders; d=x per orders; e=3 per au*; f=1; f=2",
                "profile", "nowhere.json",
                "edges", ".",
                "edgesFirst", "sometimes",
                "loadConnections", "65",
                "loadShare", "half",
                "shard", "5/4",
                "keepLoaded", "perhaps",
                "updateBaseline", "true"));

        assertThatThrownBy(() -> mistakes.refuse("the test", "", "correct it"))
                .hasMessage(
                        """
                        the test has 15 mistakes
                          said:   tableRows = orders: not of the form table=rows
                          said:   tableRows = a=many: neither a number of rows nor, for instance, "3 per orders"
                          said:   tableRows = b=-1: must be at least 0
                          said:   tableRows = c=0 per orders: must be more than 0 per orders; for a table without rows write c=0
                          said:   tableRows = d=x per orders: "x" is not a number such as 3 or 0.5
                          said:   tableRows = e=3 per au*: rows are in proportion to one table, not to those that fit au*
                          said:   tableRows = f=2: f is written twice
                          said:   profile = nowhere.json: no such file (looked for FOLDER/nowhere.json)
                          said:   edges = .: not a file (looked for FOLDER)
                          said:   loadConnections = 65: must be at most 64
                          said:   loadShare = half: not a part; write for instance 2/3 for the second of three
                          said:   edgesFirst = sometimes: cannot be; there are when-many-rows, always, never
                          said:   keepLoaded = perhaps: neither true nor false
                          said:   updateBaseline = true: there is no baseline to update; say baseline, too
                          said:   shard = 5/4: there is no part 5 of 4
                          remedy: correct it"""
                                .replace("FOLDER", folder.toString()));
    }

    private VolumeSettings read(Map<String, String> written) {
        SettingSource source = name -> Optional.ofNullable(written.get(name)).map(text -> new Setting(name, text));
        return new WrittenVolume(source, folder, mistakes).settings();
    }
}

package dev.lockstep.settings;

import dev.lockstep.run.BaselineChoice;
import dev.lockstep.run.VolumeSettings;
import dev.lockstep.run.VolumeSettings.EdgesFirst;
import dev.lockstep.run.VolumeSettings.KeptRows;
import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.RowCounts;
import dev.lockstep.spi.Share;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is written about runs with many rows: how many there are, what they are like, and what such a run is held against. */
public final class WrittenVolume {

    private static final long MOST_CONNECTIONS = 64;
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,4})\\s*/\\s*([0-9]{1,4})");

    private final SettingSource written;
    private final Path workingDirectory;
    private final SettingParser parser;
    private final Mistakes mistakes;

    /** @param workingDirectory where relative paths begin */
    public WrittenVolume(SettingSource written, Path workingDirectory, Mistakes mistakes) {
        this.written = written;
        this.workingDirectory = workingDirectory;
        this.parser = new SettingParser(mistakes);
        this.mistakes = mistakes;
    }

    /** Returns the standard settings with what is written otherwise. */
    public VolumeSettings settings() {
        return settings(new WrittenRowCounts(written.several("tableRows"), mistakes));
    }

    /** Returns the same, with {@code counts} for what is written about single tables. */
    public VolumeSettings settings(WrittenRowCounts counts) {
        VolumeSettings standard = VolumeSettings.standard();
        return new VolumeSettings(
                data(counts),
                written.setting("edgesFirst").flatMap(this::edgesFirst).orElse(standard.edgesFirst()),
                written.setting("keepLoaded")
                        .flatMap(parser::yesOrNo)
                        .map(keep -> keep ? KeptRows.REUSED : KeptRows.NOT_KEPT)
                        .orElse(standard.kept()),
                baseline(),
                share("shard"));
    }

    private DataPlan data(WrittenRowCounts counts) {
        RowCounts rows = counts.read();
        Optional<Path> profile = written.setting("profile").flatMap(this::file);
        List<Path> edges = written.several("edges").stream()
                .flatMap(setting -> file(setting).stream())
                .toList();
        int connections = written.setting("loadConnections")
                .flatMap(setting -> parser.wholeNumber(setting, 0, MOST_CONNECTIONS))
                .map(Long::intValue)
                .orElse(0);
        return new DataPlan(rows, profile, edges, share("loadShare"), connections);
    }

    private Optional<BaselineChoice> baseline() {
        Optional<Setting> update = written.setting("updateBaseline");
        BaselineChoice.Use use = update.flatMap(parser::yesOrNo).orElse(false)
                ? BaselineChoice.Use.UPDATED
                : BaselineChoice.Use.COMPARED;
        Optional<Setting> baseline = written.setting("baseline");
        if (baseline.isEmpty()) {
            update.filter(setting -> use == BaselineChoice.Use.UPDATED)
                    .ifPresent(setting -> mistakes.add(setting, "there is no baseline to update; say baseline, too"));
            return Optional.empty();
        }
        // It need not be there: then this run writes it.
        Path file = resolved(baseline.get());
        if (Files.isDirectory(file)) {
            mistakes.add(baseline.get(), "a folder, not a file (" + file.toAbsolutePath() + ")");
        }
        return Optional.of(new BaselineChoice(file, use));
    }

    private Optional<Path> file(Setting setting) {
        Path file = resolved(setting);
        if (!Files.isRegularFile(file)) {
            mistakes.add(
                    setting,
                    (Files.exists(file) ? "not a file" : "no such file") + " (looked for " + file.toAbsolutePath()
                            + ")");
            return Optional.empty();
        }
        return Optional.of(file);
    }

    private Path resolved(Setting setting) {
        return workingDirectory.resolve(setting.text()).normalize();
    }

    private Optional<EdgesFirst> edgesFirst(Setting setting) {
        Optional<EdgesFirst> edgesFirst = Arrays.stream(EdgesFirst.values())
                .filter(candidate -> candidate.toString().equals(setting.text()))
                .findFirst();
        if (edgesFirst.isEmpty()) {
            mistakes.add(
                    setting,
                    "cannot be; there are "
                            + Arrays.stream(EdgesFirst.values())
                                    .map(EdgesFirst::toString)
                                    .collect(Collectors.joining(", ")));
        }
        return edgesFirst;
    }

    private Share share(String name) {
        Optional<Setting> setting = written.setting(name);
        if (setting.isEmpty()) {
            return Share.whole();
        }
        Matcher parts = SHARE.matcher(setting.get().text());
        if (!parts.matches()) {
            mistakes.add(setting.get(), "not a part; write for instance 2/3 for the second of three");
            return Share.whole();
        }
        int index = Integer.parseInt(parts.group(1));
        int of = Integer.parseInt(parts.group(2));
        if (index < 1 || index > of) {
            mistakes.add(setting.get(), "there is no part " + index + " of " + of);
            return Share.whole();
        }
        return new Share(index, of);
    }
}

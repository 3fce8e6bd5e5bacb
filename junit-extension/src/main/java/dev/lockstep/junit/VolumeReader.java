package dev.lockstep.junit;

import dev.lockstep.run.VolumeSettings;
import dev.lockstep.settings.Mistakes;
import dev.lockstep.settings.Setting;
import dev.lockstep.settings.SettingSource;
import dev.lockstep.settings.WrittenRowCounts;
import dev.lockstep.settings.WrittenVolume;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is asked for where there are many rows: from the annotations, nearest first, then from the configuration. */
final class VolumeReader {

    private final AnnotatedMethod test;
    private final SettingSource written;
    private final Path workingDirectory;
    private final Mistakes mistakes;

    VolumeReader(AnnotatedMethod test, SettingSource written, Path workingDirectory, Mistakes mistakes) {
        this.test = test;
        this.written = written;
        this.workingDirectory = workingDirectory;
        this.mistakes = mistakes;
    }

    VolumeSettings settings() {
        return new WrittenVolume(written, workingDirectory, mistakes)
                .settings(new WrittenRowCounts(tableRows(), mistakes));
    }

    /** An annotation wins over a parameter table by table. */
    private List<Setting> tableRows() {
        List<Setting> pairs = new ArrayList<>();
        Set<String> annotated = new HashSet<>();
        for (TableRows annotation : test.all(TableRows.class)) {
            String table = annotation.table().strip();
            if (table.isEmpty()) {
                mistakes.add("@TableRows(table) is blank");
            } else if (annotated.add(table)) {
                rows(annotation).ifPresent(rows -> pairs.add(new Setting("@TableRows", table + "=" + rows)));
            }
        }
        written.several("tableRows").stream()
                .filter(pair -> !annotated.contains(pair.text().split("=", 2)[0].strip()))
                .forEach(pairs::add);
        return pairs;
    }

    /** Returns the rows as the parameter has them; what does not make sense by itself is told. */
    private Optional<String> rows(TableRows annotation) {
        boolean fixed = annotation.rows().length > 0;
        boolean along = annotation.each() != 0 || !annotation.per().isBlank();
        if (fixed == along || annotation.rows().length > 1) {
            mistakes.add("@TableRows for " + annotation.table() + ": say either rows, or each and per");
            return Optional.empty();
        }
        if (fixed) {
            return Optional.of(Long.toString(annotation.rows()[0]));
        }
        if (annotation.each() <= 0 || annotation.per().isBlank() || !Double.isFinite(annotation.each())) {
            mistakes.add("@TableRows for " + annotation.table() + ": each must be more than 0, and per name a table");
            return Optional.empty();
        }
        return Optional.of(
                BigDecimal.valueOf(annotation.each()).stripTrailingZeros().toPlainString() + " per "
                        + annotation.per().strip());
    }
}

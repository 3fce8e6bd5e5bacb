package dev.lockstep.junit;

import dev.lockstep.plan.Journey;
import dev.lockstep.run.VolumeSettings.EdgesFirst;
import dev.lockstep.settings.Setting;
import dev.lockstep.settings.SettingSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the annotations say of settings that a configuration could say too. */
final class AnnotatedSettings implements SettingSource {

    private final Map<String, Setting> written = new TreeMap<>();
    private final List<Setting> toolSettings;

    AnnotatedSettings(AnnotatedMethod test, MigrationTest annotation) {
        toolSettings = Arrays.stream(annotation.settings())
                .map(pair -> new Setting("@MigrationTest(settings)", pair))
                .toList();
        put("tool", "@MigrationTest(tool)", annotation.tool());
        put("project", "@MigrationTest(project)", annotation.project());
        put("image", "@MigrationTest(image)", annotation.image());
        put("postgres", "@MigrationTest(postgres)", zeroIsUnset(annotation.postgres()));
        put(
                "journey",
                "@MigrationTest(journey)",
                joined(Arrays.stream(annotation.journey()).map(Journey::toString)));
        put("latest", "@MigrationTest(latest)", zeroIsUnset(annotation.latest()));
        put(
                "seed",
                "@MigrationTest(seed)",
                joined(LongStream.of(annotation.seed()).mapToObj(Long::toString)));
        put("deadline", "@MigrationTest(deadline)", annotation.deadline());
        for (boolean wanted : annotation.proposeDowns()) {
            put("proposeDowns", "@MigrationTest(proposeDowns)", Boolean.toString(wanted));
        }
        test.nearest(Volume.class).ifPresent(volume -> {
            put("rows", "@Volume(rows)", Long.toString(volume.rows()));
            put("newRows", "@Volume(newRows)", Long.toString(volume.newRows()));
            put("profile", "@Volume(profile)", volume.profile());
            put("edges", "@Volume(edges)", String.join(";", volume.edges()));
            put(
                    "edgesFirst",
                    "@Volume(edgesFirst)",
                    joined(Arrays.stream(volume.edgesFirst()).map(EdgesFirst::toString)));
        });
        test.nearest(Baseline.class).ifPresent(baseline -> put("baseline", "@Baseline", baseline.value()));
        test.nearest(LargeFrom.class).ifPresent(large -> put("largeFrom", "@LargeFrom", Long.toString(large.value())));
        test.nearest(Traffic.class).ifPresent(traffic -> {
            put(
                    "traffic.tables",
                    "@Traffic(tables)",
                    joined(IntStream.of(traffic.tables()).mapToObj(Integer::toString)));
            put("traffic.every", "@Traffic(every)", traffic.every());
            put("traffic.file", "@Traffic(file)", traffic.file());
        });
    }

    @Override
    public Optional<Setting> setting(String name) {
        return Optional.ofNullable(written.get(name));
    }

    @Override
    public List<Setting> several(String name) {
        return name.equals("settings") ? toolSettings : SettingSource.super.several(name);
    }

    /** Returns a source in which {@code parameters} answer for what no annotation says. A server is said as a whole. */
    SettingSource over(SettingSource parameters) {
        boolean server = written.containsKey("image") || written.containsKey("postgres");
        return before(new SettingSource() {
            @Override
            public Optional<Setting> setting(String name) {
                return server && List.of("image", "url", "postgres").contains(name)
                        ? Optional.empty()
                        : parameters.setting(name);
            }

            @Override
            public List<Setting> several(String name) {
                return parameters.several(name);
            }
        });
    }

    private void put(String name, String place, String text) {
        if (!text.isBlank()) {
            written.put(name, new Setting(place, text.strip()));
        }
    }

    private static String zeroIsUnset(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    private static String joined(Stream<String> values) {
        return values.collect(Collectors.joining(", "));
    }
}

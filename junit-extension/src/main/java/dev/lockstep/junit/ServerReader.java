package dev.lockstep.junit;

import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.ServerChoice;
import dev.lockstep.spi.ServerChoice.Disposable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out which server is meant: what the annotation says, else what the configuration says, else the newest embedded one. */
final class ServerReader {

    static final int OLDEST_MAJOR_VERSION = 14;

    private final ConfigurationParameters parameters;
    private final SettingParser parser;
    private final Mistakes mistakes;

    ServerReader(ConfigurationParameters parameters, SettingParser parser, Mistakes mistakes) {
        this.parameters = parameters;
        this.parser = parser;
        this.mistakes = mistakes;
    }

    ServerChoice read(MigrationTest annotation) {
        Optional<Setting> image = written("image", annotation.image());
        Optional<Setting> major =
                written("postgres", annotation.postgres() == 0 ? "" : Integer.toString(annotation.postgres()));
        if (image.isPresent() || major.isPresent()) {
            return chosen(image, Optional.empty(), major);
        }
        return chosen(parameters.setting("image"), parameters.setting("url"), parameters.setting("postgres"));
    }

    private static Optional<Setting> written(String attribute, String text) {
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(new Setting("@MigrationTest(" + attribute + ")", text.strip()));
    }

    private ServerChoice chosen(Optional<Setting> image, Optional<Setting> url, Optional<Setting> major) {
        List<Setting> all =
                Stream.of(image, url, major).flatMap(Optional::stream).toList();
        if (all.size() > 1) {
            mistakes.add(all.stream().map(Setting::toString).collect(Collectors.joining(" and "))
                    + ": each names a server, say only one");
        }
        if (url.isPresent()) {
            return external(url.get());
        }
        if (image.isPresent()) {
            return new ServerChoice.Container(image.get().text());
        }
        return new ServerChoice.Embedded(major.flatMap(
                        setting -> parser.wholeNumber(setting, OLDEST_MAJOR_VERSION, RunSettings.NEWEST_MAJOR_VERSION))
                .map(Long::intValue)
                .orElse(RunSettings.NEWEST_MAJOR_VERSION));
    }

    private ServerChoice external(Setting url) {
        if (!url.text().startsWith("jdbc:postgresql:")) {
            mistakes.add(url, "not a JDBC URL of PostgreSQL; write jdbc:postgresql://host:port/database");
        }
        boolean disposable =
                parameters.setting("disposable").flatMap(parser::yesOrNo).orElse(false);
        return new ServerChoice.External(
                url.text(),
                parameters.setting("user").map(Setting::text).orElse("postgres"),
                parameters.setting("password").map(Setting::text).orElse(""),
                disposable ? Disposable.YES : Disposable.NOT_SAID);
    }
}

package dev.lockstep.settings;

import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.ServerChoice;
import dev.lockstep.spi.ServerChoice.Disposable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which server is meant: what was written, else the newest embedded one. */
final class WrittenServer {

    static final int OLDEST_MAJOR_VERSION = 14;

    private final SettingSource written;
    private final SettingParser parser;
    private final Mistakes mistakes;

    WrittenServer(SettingSource written, SettingParser parser, Mistakes mistakes) {
        this.written = written;
        this.parser = parser;
        this.mistakes = mistakes;
    }

    ServerChoice read() {
        return chosen(written.setting("image"), written.setting("url"), written.setting("postgres"));
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
                written.setting("disposable").flatMap(parser::yesOrNo).orElse(false);
        return new ServerChoice.External(
                url.text(),
                written.setting("user").map(Setting::text).orElse("postgres"),
                written.setting("password").map(Setting::text).orElse(""),
                disposable ? Disposable.YES : Disposable.NOT_SAID);
    }
}

package dev.lockstep.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A place where settings are written. */
@FunctionalInterface
public interface SettingSource {

    /** Returns what is written for {@code name}, without the prefix {@code lockstep.}; blank counts as not written. */
    Optional<Setting> setting(String name);

    /** Returns what is written for a setting that may hold several values; in one text a semicolon stands between them. */
    default List<Setting> several(String name) {
        return setting(name).stream()
                .flatMap(setting -> Arrays.stream(setting.text().split(";"))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Setting(setting.place(), text)))
                .toList();
    }

    /** Returns a source in which {@code other} answers for what is not written here. */
    default SettingSource before(SettingSource other) {
        SettingSource first = this;
        return new SettingSource() {
            @Override
            public Optional<Setting> setting(String name) {
                return first.setting(name).or(() -> other.setting(name));
            }

            @Override
            public List<Setting> several(String name) {
                List<Setting> here = first.several(name);
                return here.isEmpty() ? other.several(name) : here;
            }
        };
    }
}

package dev.lockstep.junit;

import dev.lockstep.settings.Setting;
import dev.lockstep.settings.SettingSource;
import java.util.Optional;

/** Where the values come from that no annotation says: {@code junit-platform.properties} and system properties. */
@FunctionalInterface
interface ConfigurationParameters {

    /** Returns the value of the full name, for instance {@code lockstep.postgres}. */
    Optional<String> get(String name);

    /** Returns them as a source of settings. */
    default SettingSource settings() {
        return attribute -> {
            String name = "lockstep." + attribute;
            return get(name).map(String::strip).filter(text -> !text.isEmpty()).map(text -> new Setting(name, text));
        };
    }
}

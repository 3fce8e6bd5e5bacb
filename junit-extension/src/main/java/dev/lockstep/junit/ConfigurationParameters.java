package dev.lockstep.junit;

import java.util.Optional;

/** Where the values come from that no annotation says: {@code junit-platform.properties} and system properties. */
@FunctionalInterface
interface ConfigurationParameters {

    /** Returns the value of the full name, for instance {@code lockstep.postgres}. */
    Optional<String> get(String name);

    /** Returns what the user wrote for {@code lockstep.<attribute>}; blank counts as not written. */
    default Optional<Setting> setting(String attribute) {
        String name = "lockstep." + attribute;
        return get(name).map(String::strip).filter(text -> !text.isEmpty()).map(text -> new Setting(name, text));
    }
}

package dev.lockstep.adapter.liquibase;

import java.util.Locale;
import java.util.Optional;

/**
 * A setting's name in any of Liquibase's spellings: {@code changelog-file}, {@code changeLogFile},
 * {@code liquibase.command.changelogFile}.
 *
 * @param written without the prefixes that Liquibase allows to leave out
 */
record SettingName(String written) {

    private static final String PARAMETER = "parameter.";

    static SettingName of(String name) {
        String written = name.startsWith("liquibase.") ? name.substring("liquibase.".length()) : name;
        return new SettingName(written.startsWith("command.") ? written.substring("command.".length()) : written);
    }

    boolean is(String lowerCase) {
        return key().equals(lowerCase);
    }

    /** Returns the name in lower case without hyphens: equal for all spellings. */
    String key() {
        return written.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the changelog parameter that this setting gives a value, if it is one of those. */
    Optional<String> parameter() {
        return written.startsWith(PARAMETER)
                ? Optional.of(written.substring(PARAMETER.length()))
                : Optional.empty();
    }

    /** Returns the name under which Liquibase's own configuration knows it: {@code liquibase.preserveSchemaCase}. */
    String configurationKey() {
        StringBuilder key = new StringBuilder("liquibase.");
        boolean upper = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '-') {
                upper = true;
            } else {
                key.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return key.toString();
    }
}

package dev.lockstep.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.lockstep.problem.LockstepException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlSettingsTest {

    private static final Path FILE = Path.of("flyway.toml");

    @Test
    void reads_what_flyway_projects_write() {
        Map<String, String> settings = parse(
                """
                # settings
                id = "0815"
                flyway.encoding = 'UTF-8'

                [flyway]
                locations = ["filesystem:a", # first
                             "filesystem:b"]
                mixed = true    # both kinds
                lockRetryCount = 10
                table = "a # b"

                [flyway.placeholders]
                owner = "shop"

                [environments.prod]
                url = { not = "read" }
                """);

        assertThat(settings)
                .containsOnly(
                        entry("flyway.encoding", "UTF-8"),
                        entry("flyway.locations", "filesystem:a,filesystem:b"),
                        entry("flyway.mixed", "true"),
                        entry("flyway.lockRetryCount", "10"),
                        entry("flyway.table", "a # b"),
                        entry("flyway.placeholders.owner", "shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"table = \"a\\tb\"", "table = { a = 1 }", "table", "locations = [1, 2]", "[[flyway]]"})
    void refuses_to_guess(String line) {
        assertThatThrownBy(() -> parse("[flyway]\n" + line))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        this line of flyway.toml is not understood
                          where:  flyway.toml:2
                          said:   %s
                          remedy: write a string, number, boolean or array of strings, or give the setting to the harness"""
                                .formatted(line));
    }

    private static Map<String, String> parse(String text) {
        return TomlSettings.parse(FILE, text.lines().toList());
    }
}

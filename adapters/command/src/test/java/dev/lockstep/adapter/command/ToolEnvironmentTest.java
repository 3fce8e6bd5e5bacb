package dev.lockstep.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ToolEnvironmentTest {

    private static final DatabaseAddress ADDRESS =
            new DatabaseAddress("127.0.0.1", 5433, "orders ü", "anna", "p@ss/word");

    @Test
    void what_would_lead_the_tool_elsewhere_is_left_out_and_the_rest_is_kept() {
        Map<String, String> inherited = Map.of(
                "HOME", "/home/anna",
                "PGSERVICE", "production",
                "PGHOST", "db.example",
                "DATABASE_URL", "postgresql://db.example/production",
                "TEST_DATABASE_URL", "postgresql://db.example/test",
                "DB_SOCKET", "/run/db");

        Map<String, String> environment = ToolEnvironment.of(inherited, ADDRESS, settings(Map.of()));

        assertThat(environment)
                .containsEntry("HOME", "/home/anna")
                .containsEntry("PGHOST", "127.0.0.1")
                .containsEntry("DB_PORT", "5433")
                .containsEntry("POSTGRES_DB", "orders ü")
                .containsEntry("DATABASE_URL", "postgresql://anna:p%40ss%2Fword@127.0.0.1:5433/orders%20%C3%BC")
                .doesNotContainKeys("PGSERVICE", "TEST_DATABASE_URL", "DB_SOCKET");
    }

    @Test
    void the_users_variables_win_and_name_the_parts_of_the_address() {
        Map<String, String> given = Map.of("env.DATABASE_URL", "postgresql+asyncpg://{user}@{host}:{port}/x");

        Map<String, String> environment = ToolEnvironment.of(Map.of(), ADDRESS, settings(given));

        assertThat(environment).containsEntry("DATABASE_URL", "postgresql+asyncpg://anna@127.0.0.1:5433/x");
    }

    private static ToolSettings settings(Map<String, String> values) {
        return ToolSettings.of(new MigrationProject("alembic", Path.of("."), new TreeMap<>(values), "test"), List.of());
    }
}

package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    private static final MemoryDisk NO_MEMORY_DISK = new MemoryDisk(Path.of("/missing"), Path.of("/missing"));

    private final Map<String, String> anna =
            Map.of("user.name", "anna", "user.home", "/home/anna", "java.io.tmpdir", "/t");

    @Test
    void lies_in_the_users_cache_folder_by_default() {
        Cache cache = cache(anna, Map.of());

        assertThat(cache.root()).isEqualTo(Path.of("/home/anna/.cache/lockstep"));
        assertThat(cache.temporary()).isEqualTo(Path.of("/t/lockstep-anna"));
    }

    @Test
    void follows_the_desktop_convention_then_the_variable_then_the_property() {
        Map<String, String> convention = Map.of("XDG_CACHE_HOME", "/x");
        Map<String, String> variable = Map.of("XDG_CACHE_HOME", "/x", "LOCKSTEP_CACHE", "/v", "LOCKSTEP_TEMP", "/vt");
        Map<String, String> property = Map.of("user.name", "anna", "lockstep.cache", "/p", "lockstep.temp", "/pt");

        assertThat(cache(anna, convention).root()).isEqualTo(Path.of("/x/lockstep"));
        assertThat(cache(anna, variable).root()).isEqualTo(Path.of("/v"));
        assertThat(cache(anna, variable).temporary()).isEqualTo(Path.of("/vt/lockstep-anna"));
        assertThat(cache(property, variable).root()).isEqualTo(Path.of("/p"));
        assertThat(cache(property, variable).temporary()).isEqualTo(Path.of("/pt/lockstep-anna"));
    }

    @Test
    void is_open_to_the_servers_own_user_when_the_user_is_root() {
        Cache cache = cache(Map.of("user.name", "root", "user.home", "/root"), Map.of());

        assertThat(cache.root()).isEqualTo(Path.of("/var/cache/lockstep"));
    }

    @Test
    void sweeps_memory_and_disk_wherever_this_run_goes() {
        Cache cache = cache(anna, Map.of("LOCKSTEP_TEMP", "/elsewhere"));

        assertThat(cache.formerly()).containsExactly(Path.of("/missing/lockstep-anna"), Path.of("/t/lockstep-anna"));
    }

    @Test
    void a_disk_in_memory_without_memory_behind_it_is_not_roomy(@TempDir Path folder) throws IOException {
        Path poor = Files.writeString(folder.resolve("meminfo"), "MemTotal: 8000000 kB\nMemAvailable:    1000000 kB\n");

        assertThat(new MemoryDisk(Path.of("/dev/shm"), poor).isRoomy()).isFalse();
        assertThat(NO_MEMORY_DISK.isRoomy()).isFalse();
    }

    private static Cache cache(Map<String, String> properties, Map<String, String> environment) {
        return Cache.named(properties, environment, NO_MEMORY_DISK);
    }
}

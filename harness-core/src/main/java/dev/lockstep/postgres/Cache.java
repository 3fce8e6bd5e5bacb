package dev.lockstep.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The folders outside of any project in which the embedded servers live.
 *
 * @param root for what is kept: unpacked binaries and prepared data directories
 * @param temporary for what a running server needs
 * @param formerly where earlier runs may have put their servers, when there was less or more room
 */
public record Cache(Path root, Path temporary, List<Path> formerly) {

    public Cache {
        formerly = List.copyOf(formerly);
    }

    /** Returns the folders that this JVM's properties and environment name. */
    public static Cache ofUser() {
        Properties properties = System.getProperties();
        Map<String, String> given = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
        return named(given, System.getenv(), MemoryDisk.ofLinux());
    }

    /**
     * Returns the folders that properties and environment name.
     *
     * <p>Property {@code lockstep.cache}, variable LOCKSTEP_CACHE, $XDG_CACHE_HOME/lockstep, ~/.cache/lockstep; the first
     * that is given wins. Root's default is /var/cache/lockstep, because the server's own user must get there, and root's
     * home is closed to it. What is temporary goes to a folder of the user in the one that property {@code lockstep.temp} or
     * variable LOCKSTEP_TEMP names, else in memory where that is roomy, else in the JVM's folder for temporary files.
     */
    static Cache named(Map<String, String> properties, Map<String, String> environment, MemoryDisk memory) {
        String user = value(properties, "user.name").orElse("unknown");
        Path home = Path.of(value(properties, "user.home").orElse("."));
        Path root = value(properties, "lockstep.cache")
                .or(() -> value(environment, "LOCKSTEP_CACHE"))
                .map(Path::of)
                .or(() -> value(environment, "XDG_CACHE_HOME").map(folder -> Path.of(folder, "lockstep")))
                .orElseGet(
                        () -> user.equals("root") ? Path.of("/var/cache/lockstep") : home.resolve(".cache/lockstep"));
        // Always a folder of our own, because its permissions are changed.
        String own = "lockstep-" + user;
        Path inMemory = memory.folder().resolve(own);
        Path onDisk = Path.of(value(properties, "java.io.tmpdir").orElse("/tmp"), own);
        Path temporary = value(properties, "lockstep.temp")
                .or(() -> value(environment, "LOCKSTEP_TEMP"))
                .map(folder -> Path.of(folder, own))
                .orElseGet(() -> memory.isRoomy() ? inMemory : onDisk);
        return new Cache(root.toAbsolutePath(), temporary.toAbsolutePath(), List.of(inMemory, onDisk));
    }

    private static Optional<String> value(Map<String, String> source, String name) {
        return Optional.ofNullable(source.get(name)).filter(text -> !text.isBlank());
    }
}

package dev.lockstep.postgres;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The folders outside of any project in which the embedded servers live.
 *
 * @param root for what is kept: unpacked binaries and prepared data directories
 * @param temporary for what a running server needs
 */
record Cache(Path root, Path temporary) {

    /** Returns the folders that this JVM's properties and environment name. */
    static Cache ofUser() {
        return named(System::getProperty, System::getenv);
    }

    /**
     * Returns the folders that properties and environment name.
     *
     * <p>Property {@code lockstep.cache}, variable LOCKSTEP_CACHE, $XDG_CACHE_HOME/lockstep, ~/.cache/lockstep; the first
     * that is given wins. Root's default is /var/cache/lockstep, because the server's own user must get there, and root's
     * home is closed to it. What is temporary goes to property {@code lockstep.temp}, variable LOCKSTEP_TEMP, or a folder of
     * the user in the JVM's folder for temporary files.
     */
    static Cache named(Function<String, @Nullable String> properties, Function<String, @Nullable String> environment) {
        String user = value(properties, "user.name").orElse("unknown");
        Path home = Path.of(value(properties, "user.home").orElse("."));
        Path root = value(properties, "lockstep.cache")
                .or(() -> value(environment, "LOCKSTEP_CACHE"))
                .map(Path::of)
                .or(() -> value(environment, "XDG_CACHE_HOME").map(folder -> Path.of(folder, "lockstep")))
                .orElseGet(
                        () -> user.equals("root") ? Path.of("/var/cache/lockstep") : home.resolve(".cache/lockstep"));
        Path temporary = value(properties, "lockstep.temp")
                .or(() -> value(environment, "LOCKSTEP_TEMP"))
                .map(Path::of)
                .orElseGet(() -> Path.of(value(properties, "java.io.tmpdir").orElse("/tmp"), "lockstep-" + user));
        return new Cache(root.toAbsolutePath(), temporary.toAbsolutePath());
    }

    private static Optional<String> value(Function<String, @Nullable String> source, String name) {
        return Optional.ofNullable(source.apply(name)).filter(text -> !text.isBlank());
    }
}

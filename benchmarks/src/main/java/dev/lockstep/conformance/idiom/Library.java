package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.spi.DatabaseAddress;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tools that are libraries, each call in a JVM of its own: a process can be killed, and two of them know nothing of each other.
 */
public final class Library {

    /** Stands before a tool's words, which are thus told apart from what it logs. */
    public static final String SAID = "The tool said: ";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Library() {}

    /** Runs {@code main} with the folder and further words. */
    static Command call(Class<?> main, Path folder, DatabaseAddress address, String... words) {
        List<String> all = new ArrayList<>(List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath(),
                main.getName(),
                folder.toString()));
        all.addAll(List.of(words));
        return Surroundings.command(folder, address, all.toArray(new String[0]));
    }

    static String runtime() {
        return "JDK " + System.getProperty("java.version");
    }

    /** Returns the address that {@link #call} has put into the environment. */
    static DatabaseAddress address() {
        return new DatabaseAddress(
                variable("PGHOST"),
                Integer.parseInt(variable("PGPORT")),
                variable("PGDATABASE"),
                variable("PGUSER"),
                variable("PGPASSWORD"));
    }

    /** Ends the process as programs do: what went wrong on the standard error stream, and a code. */
    @SuppressWarnings("SystemOut") // Whoever started the process reads it.
    static void failed(String words) {
        System.err.println(SAID + words.replaceAll("\\s+", " "));
        System.exit(1);
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    /** Maven runs programs in a class loader of theirs, of which the JVM's own class path knows nothing. */
    static String classPath() {
        if (Library.class.getClassLoader() instanceof URLClassLoader loader) {
            return String.join(
                    File.pathSeparator,
                    Arrays.stream(loader.getURLs()).map(Library::file).toList());
        }
        return System.getProperty("java.class.path");
    }

    private static String file(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

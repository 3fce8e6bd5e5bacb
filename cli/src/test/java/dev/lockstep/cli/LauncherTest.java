package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script says what is missing to somebody who knows no Java. */
class LauncherTest {

    private static final Path SCRIPT = Path.of("src/main/sh/lockstep").toAbsolutePath();

    @TempDir
    Path folder;

    private Path jar = Path.of("");

    /** A PATH with what the script itself calls, and no Java. */
    @BeforeEach
    void programs() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String program : List.of("sh", "dirname", "readlink", "sed", "mkdir")) {
            Path real = Files.exists(Path.of("/usr/bin", program))
                    ? Path.of("/usr/bin", program)
                    : Path.of("/bin", program);
            Files.createSymbolicLink(bin.resolve(program), real);
        }
        jar = Files.createFile(folder.resolve("lockstep.jar"));
    }

    @Test
    void without_java_it_tells_how_to_get_one() throws Exception {
        assertThat(run(Map.of("LOCKSTEP_JAR", jar.toString())))
                .isEqualTo(
                        """
                        2: there is no Java
                          said:   JAVA_HOME is not set to one, and java is not on the PATH
                          remedy: install a Java of version 17 or newer: apt install openjdk-17-jre-headless, brew install openjdk,
                                  or https://adoptium.net; Lockstep needs nothing else of it
                        """);
    }

    @Test
    void a_java_that_is_too_old_is_named() throws Exception {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.22\"\n");

        assertThat(run(Map.of(
                        "LOCKSTEP_JAR",
                        jar.toString(),
                        "JAVA_HOME",
                        folder.resolve("jdk").toString())))
                .isEqualTo(
                        """
                        2: Java is too old
                          where:  %s
                          said:   version 11, wanted 17 or newer
                          remedy: install a newer one, or set JAVA_HOME to it
                        """
                                .formatted(java));
    }

    @Test
    void a_missing_jar_is_named() throws Exception {
        assertThat(run(Map.of("LOCKSTEP_JAR", "/nowhere/lockstep.jar")))
                .isEqualTo(
                        """
                        2: lockstep.jar is missing
                          where:  /nowhere/lockstep.jar
                          remedy: put the jar beside this script, or set LOCKSTEP_JAR
                        """);
    }

    @Test
    void hands_every_argument_on_as_it_is() throws Exception {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nfor a; do last2=$last; last=$a; done; echo \"$last2|$last\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");

        assertThat(run(
                        Map.of(
                                "LOCKSTEP_JAR", jar.toString(),
                                "JAVA_HOME", folder.resolve("jdk").toString(),
                                "XDG_CACHE_HOME", folder.resolve("a cache").toString()),
                        "check",
                        "two words"))
                .isEqualTo("0: check|two words\n");
    }

    private String run(Map<String, String> variables, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", SCRIPT.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bin").toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + said;
    }
}

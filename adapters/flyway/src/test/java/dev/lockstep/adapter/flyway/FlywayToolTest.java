package dev.lockstep.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlywayToolTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "V1__a.sql, it holds V1__a.sql",
        "V1_2__a.sql, it holds V1_2__a.sql",
        "src/main/resources/db/migration/V20240101__a.sql, it holds V20240101__a.sql",
        "db/migration/R__view.sql, it holds R__view.sql",
        "flyway.toml, it holds flyway.toml",
        "conf/flyway.conf, it holds conf/flyway.conf"
    })
    void recognises_a_project_by(String file, String because) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "");

        assertThat(new FlywayTool().detect(folder)).hasValueSatisfying(project -> assertThat(project.foundBecause())
                .isEqualTo(because));
    }

    @ParameterizedTest
    @CsvSource({"001_a.up.sql", "V1__a.up.sql", "V1_a.sql", "Vision__a.sql", "U1__a.sql", "V1__a.java"})
    void does_not_recognise(String file) throws IOException {
        Files.writeString(folder.resolve(file), "");

        assertThat(new FlywayTool().detect(folder)).isEmpty();
    }

    @Test
    void says_what_to_add_where_flyway_is_not_there() throws Exception {
        try (URLClassLoader without = withoutFlyway()) {
            MigrationTool tool = (MigrationTool) without.loadClass(FlywayTool.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            MigrationProject project = new MigrationProject("flyway", folder, new TreeMap<>(), "");

            assertThatThrownBy(() -> tool.open(project, noDatabase()))
                    .isInstanceOf(LockstepException.class)
                    .hasMessage(
                            """
                            Flyway is not on the class path
                              said:   there is no org.flywaydb.core.Flyway
                              remedy: add org.flywaydb:flyway-core, version 10 or newer, to the project's dependencies""");
        }
    }

    /** A class loader that has the adapter of its own, and everything else but Flyway from the tests' class path. */
    private static URLClassLoader withoutFlyway() {
        URL adapter = FlywayTool.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {adapter}, FlywayToolTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("org.flywaydb.")) {
                    throw new ClassNotFoundException(name);
                }
                if (name.startsWith("dev.lockstep.adapter.flyway.")) {
                    Class<?> known = findLoadedClass(name);
                    return known == null ? findClass(name) : known;
                }
                return super.loadClass(name, resolve);
            }
        };
    }

    private static Database noDatabase() {
        return (Database) Proxy.newProxyInstance(
                FlywayToolTest.class.getClassLoader(), new Class<?>[] {Database.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("the database is not asked for " + method.getName());
                });
    }
}

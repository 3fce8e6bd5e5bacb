package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Frameworks load test classes by loaders of their own and leave any loader they like on the thread. */
class ClassLoadersIT {

    @Test
    void works_on_a_thread_whose_loader_knows_nothing_of_the_class_path() {
        Launch launch = Launch.of(StrangeThreadTestCase.class);

        assertThat(launch.failures()).isEmpty();
        assertThat(launch.lines()).hasSize(3);
    }

    @Test
    void works_for_a_test_class_from_a_loader_of_its_own() throws ClassNotFoundException, IOException {
        try (OwnLoader loader = new OwnLoader()) {
            Class<?> loaded = loader.loadClass(PlainTestCase.class.getName());

            Launch launch = Launch.of(loaded);

            assertThat(loaded).isNotEqualTo(PlainTestCase.class);
            assertThat(launch.failures()).isEmpty();
            assertThat(launch.lines()).hasSize(3);
        }
    }

    /** Loads everything but JUnit and the JDK itself, whatever its parent has loaded. */
    private static final class OwnLoader extends URLClassLoader {

        OwnLoader() {
            super(classPath(), ClassLoadersIT.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.junit.") || name.startsWith("org.opentest4j.") || name.startsWith("java")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                try {
                    return findClass(name);
                } catch (ClassNotFoundException notOnTheClassPath) {
                    return super.loadClass(name, resolve);
                }
            }
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                    .map(OwnLoader::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static class PlainTestCase {
        @MigrationTest(project = "src/test/resources/projects/passing")
        @Volume(rows = 20, newRows = 3)
        void migrations(MigrationStep step) {}
    }

    static class StrangeThreadTestCase {

        @BeforeAll
        static void leave_a_strange_loader() {
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        }

        @AfterAll
        static void restore() {
            Thread.currentThread().setContextClassLoader(ClassLoadersIT.class.getClassLoader());
        }

        @MigrationTest(project = "src/test/resources/projects/passing")
        @Volume(rows = 20, newRows = 3)
        void migrations(MigrationStep step) {}
    }
}

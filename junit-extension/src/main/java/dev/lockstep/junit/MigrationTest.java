package dev.lockstep.junit;

import dev.lockstep.plan.Journey;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a project's migrations up, down and up again on a real PostgreSQL with rows in it, and fails for whatever it finds.
 *
 * <p>The method is invoked once per migration, after the run; an empty body is a complete test, because the default verdict
 * is always asserted. Parameters may be a {@link MigrationStep}, the {@link dev.lockstep.journal.Journal} or a
 * {@link javax.sql.DataSource} at the migration's version.
 *
 * <pre>{@code
 * @MigrationTest(project = "src/main/resources/db/migration")
 * void every_migration_is_safe(MigrationStep step) {}
 * }</pre>
 *
 * <p>Every attribute can also be given as a configuration parameter or system property {@code lockstep.<attribute>}
 * ({@code lockstep.postgres=16}); an attribute that is written here wins.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface MigrationTest {

    /** The folder of the migrations, relative to the working directory; default: detected below the working directory. */
    String project() default "";

    /** The tool's name, for instance {@code flyway}; default: detected. */
    String tool() default "";

    /** The tool's own settings, each {@code name=value}, by the names that the adapter documents. */
    String[] settings() default {};

    /** The major version of the embedded PostgreSQL; default: the newest. */
    int postgres() default 0;

    /** Image of a container to run on instead of the embedded server, for instance {@code postgres:17}; default: none. */
    String image() default "";

    /** In which order the migrations go up and down. */
    Journey journey() default Journey.STAIRWAY;

    /** How many of the newest migrations are tested with {@link Journey#LATEST}; default: 3. */
    int latest() default 0;

    /** Decides every generated value; default: 42. */
    long seed() default Long.MIN_VALUE;

    /** How long one migration may take before it counts as hanging, for instance {@code 30s}; default: {@code 5m}. */
    String deadline() default "";
}

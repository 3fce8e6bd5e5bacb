package dev.lockstep.junit;

import dev.lockstep.plan.Journey;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes a project's migrations up, down and up again on a real PostgreSQL with rows in it, and fails for whatever it
 * finds.
 *
 * <p>The run takes place once, then the method is invoked once per migration. An empty body is a complete test,
 * because the
 * default verdict is always asserted, also when the body fails. A last invocation, {@code the whole history}, stands
 * for
 * what belongs to no single migration; it does not enter the body. Where nothing was checked, it fails.
 *
 * <p>Parameters may be a {@link MigrationStep}, the {@link dev.lockstep.journal.Journal}, the
 * {@link dev.lockstep.run.RunResult}, and a {@link javax.sql.DataSource} or {@link java.sql.Connection} to a
 * database of the
 * invocation's own, at the migration's version and with rows in it. That database costs a replay of the history, so
 * it is
 * made when the first connection is asked for.
 *
 * <pre>{@code
 * @MigrationTest(project = "src/main/resources/db/migration")
 * void every_migration_is_safe(MigrationStep step) {}
 * }</pre>
 *
 * <p>Every attribute can also be given as {@code lockstep.<attribute>} ({@code lockstep.postgres=16}), in
 * {@code junit-platform.properties} or as a system property; an attribute that is written here wins. Further names:
 * {@code lockstep.rows} and {@code lockstep.newRows} (see {@link Volume}), those of {@link Traffic} and {@link Scenes}, {@code lockstep.reportDirectory}, and for
 * a server
 * that is already there {@code lockstep.url}, {@code lockstep.user}, {@code lockstep.password} and
 * {@code lockstep.disposable=true}.
 *
 * <p>To share attributes between tests, put this annotation on an annotation of your own.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(MigrationTestExtension.class)
public @interface MigrationTest {

    /** The folder of the migrations, relative to the working directory; default: detected below the working directory. */
    String project() default "";

    /** The tool's name, for instance {@code flyway}; default: detected. */
    String tool() default "";

    /**
     * The tool's own settings, each {@code name=value}, by the names that the adapter documents. As a configuration
     * parameter they are separated by semicolons.
     */
    String[] settings() default {};

    /** The major version of the embedded PostgreSQL; default: the newest. */
    int postgres() default 0;

    /** Image of a container to run on instead of the embedded server, for instance {@code postgres:17}; default: none. */
    String image() default "";

    /** In which order the migrations go up and down; default: {@link Journey#STAIRWAY}. An array so that it can be left out. */
    Journey[] journey() default {};

    /** How many of the newest migrations are tested with {@link Journey#LATEST}; default: 3. */
    int latest() default 0;

    /** Decides every generated value; default: 42. An array so that it can be left out. */
    long[] seed() default {};

    /**
     * How long one migration may take before it counts as hanging: a number with {@code ms}, {@code s}, {@code m} or
     * {@code h}, for instance {@code 30s}; default: {@code 5m}.
     */
    String deadline() default "";

    /**
     * Whether a down is derived, run and shown for each migration that has none and is not declared irreversible; default:
     * {@code true}. An array so that it can be left out.
     */
    boolean[] proposeDowns() default {};
}

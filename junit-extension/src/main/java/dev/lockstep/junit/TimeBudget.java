package dev.lockstep.junit;

import dev.lockstep.verdict.Finding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a statement and a whole migration may take. Without it there is no limit but the deadline: a slow migration that
 * blocks nobody is in order.
 *
 * <pre>{@code
 * @MigrationTest
 * @TimeBudget(perStatement = "5s", perMigration = "1m")
 * @TimeBudget(perMigration = "10m", migration = "0042_backfill")
 * void every_migration_is_quick(MigrationStep step) {}
 * }</pre>
 *
 * <p>On the method, its class or both, or on an annotation of your own. Of several the most exact holds, of equal ones the
 * nearest to the method. Durations are a number with {@code ms}, {@code s},
 * {@code m} or {@code h}. As configuration parameters: {@code lockstep.budget.statement = 5s} and
 * {@code lockstep.budget.migration = 1m; 10m in 0042_backfill}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(TimeBudget.Container.class)
public @interface TimeBudget {

    /** How long one statement may take, for instance {@code 5s}; default: no limit. */
    String perStatement() default "";

    /** How long one migration may take in one direction; default: no limit. */
    String perMigration() default "";

    /** The migrations, by id, with {@code *} for any characters. */
    String migration() default "*";

    /** Which way; default: both. An array so that it can be left out. */
    Finding.Direction[] direction() default {};

    /**
     * The number of rows for which {@code perStatement} is meant: the run then measures at two volumes and projects. 0 judges
     * what was measured.
     */
    long atRows() default 0;

    /** Holds several. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface Container {
        TimeBudget[] value();
    }
}

package dev.lockstep.junit;

import dev.lockstep.lock.LockMode;
import dev.lockstep.verdict.Finding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a migration may hold a lock, and how long it may wait for one.
 *
 * <pre>{@code
 * @MigrationTest
 * @LockBudget(mode = ACCESS_EXCLUSIVE, held = "200ms", waited = "1s")             // on every table
 * @LockBudget(mode = ACCESS_EXCLUSIVE, held = "20ms", on = "orders")              // this one is busy
 * @LockBudget(mode = ACCESS_EXCLUSIVE, held = "200ms", atRows = 500_000_000)      // as it would be there
 * void every_migration_is_safe(MigrationStep step) {}
 * }</pre>
 *
 * <p>On the method, its class or both, or on an annotation of your own. Of several the most exact holds, of equal ones the
 * nearest to the method. A budget takes the place of the built-in ones for the
 * costs that it is about. Durations are a number with {@code ms}, {@code s}, {@code m} or {@code h}. As configuration
 * parameters: {@code lockstep.budget.held = 200ms of ACCESS_EXCLUSIVE; 20ms of ACCESS_EXCLUSIVE on orders} and
 * {@code lockstep.budget.waited = 1s}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(LockBudget.Container.class)
public @interface LockBudget {

    /**
     * Locks of these modes, or of one that keeps out at least as much; default: all that block reads or writes. An array so that
     * it can be left out.
     */
    LockMode[] mode() default {};

    /** How long one lock may be held, from its grant to the end of its transaction, for instance {@code 200ms}; default: no limit. */
    String held() default "";

    /** How long a lock may be waited for, during which everybody queues behind the migration; default: no limit. */
    String waited() default "";

    /** The tables, with {@code *} for any characters: {@code orders}, {@code audit.*}. */
    String on() default "*";

    /** The migrations, by id, with {@code *} for any characters. */
    String migration() default "*";

    /** Which way; default: both. An array so that it can be left out. */
    Finding.Direction[] direction() default {};

    /**
     * The number of rows for which {@code held} is meant: the run then measures at two volumes and projects. 0 judges what was
     * measured.
     */
    long atRows() default 0;

    /** Holds several. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface Container {
        LockBudget[] value();
    }
}

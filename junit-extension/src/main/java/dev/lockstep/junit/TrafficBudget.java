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
 * For how long the traffic on a table may be blocked while a migration goes up or down.
 *
 * <pre>{@code
 * @MigrationTest
 * @TrafficBudget(blocked = "500ms")
 * @TrafficBudget(blocked = "100ms", on = "orders")
 * void nobody_has_to_wait(MigrationStep step) {}
 * }</pre>
 *
 * <p>On the method, its class or both, or on an annotation of your own. Of several the most exact holds, of equal ones the
 * nearest to the method. Durations are a number with {@code ms}, {@code s},
 * {@code m} or {@code h}. As a configuration parameter: {@code lockstep.budget.blocked = 500ms; 100ms on orders}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(TrafficBudget.Container.class)
public @interface TrafficBudget {

    /** For how long in all at least one request may be waiting, for instance {@code 500ms}. */
    String blocked();

    /** The tables or the user's own operations, with {@code *} for any characters. */
    String on() default "*";

    /** The migrations, by id, with {@code *} for any characters. */
    String migration() default "*";

    /** Which way; default: both. An array so that it can be left out. */
    Finding.Direction[] direction() default {};

    /** Holds several. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface Container {
        TrafficBudget[] value();
    }
}

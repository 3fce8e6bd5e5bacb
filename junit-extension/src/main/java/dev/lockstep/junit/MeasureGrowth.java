package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Measures every up at two volumes, so that costs which grow with the rows are told from those that do not, and the former can be
 * projected. It costs two further runs upwards.
 *
 * <pre>{@code
 * @MigrationTest
 * @MeasureGrowth(small = 10_000, large = 100_000)
 * @ProductionRows(table = "orders", rows = 500_000_000)
 * void every_migration_is_safe_in_production(MigrationStep step) {}
 * }</pre>
 *
 * <p>On the method or its class; the method's wins. As a configuration parameter: {@code lockstep.growth = 10_000, 100_000}.
 * Without it growth is measured at these volumes where something needs it: a budget with {@code atRows}, or a table that is
 * declared to be larger in production than {@code large}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface MeasureGrowth {

    /** Rows per table of the first run. */
    long small() default 10_000;

    /** Rows per table of the second run; at least twice as many. */
    long large() default 100_000;
}

package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * From how many rows on a table is large. Scans and rewrites of smaller tables are in order, whatever the SQL looks like. What
 * counts are the rows declared with {@link ProductionRows}, else the rows of the test.
 *
 * <pre>{@code
 * @MigrationTest
 * @Volume(rows = 100_000)
 * @LargeFrom(50_000)
 * void every_migration_is_safe(MigrationStep step) {}
 * }</pre>
 *
 * <p>On the method or its class; the method's wins. As a configuration parameter: {@code lockstep.largeFrom = 50_000}. Without
 * it 10,000 rows.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface LargeFrom {

    /** The number of rows. */
    long value();
}

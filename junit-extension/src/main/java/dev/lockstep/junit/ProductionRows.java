package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many rows a table has in production. It decides whether a cost matters; costs that grow with the rows are projected to it.
 *
 * <pre>{@code
 * @MigrationTest
 * @ProductionRows(table = "orders", rows = 500_000_000)
 * @ProductionRows(table = "audit.*", rows = 2_000_000_000)
 * void every_migration_is_safe_in_production(MigrationStep step) {}
 * }</pre>
 *
 * <p>On the method, its class or both, or on an annotation of your own; for one table the nearest wins. A table larger than
 * {@link MeasureGrowth#large()} makes the run measure growth. As a configuration parameter:
 * {@code lockstep.productionRows = orders=500_000_000; audit.*=2_000_000_000}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(ProductionRows.Container.class)
public @interface ProductionRows {

    /** The table's name, with its schema unless that is {@code public}, and with {@code *} for any characters. */
    String table();

    /** How many rows it has, or will have soon. */
    long rows();

    /** Holds several. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface Container {
        ProductionRows[] value();
    }
}

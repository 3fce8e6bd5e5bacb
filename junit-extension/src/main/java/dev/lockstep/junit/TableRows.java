package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many rows one table holds, where that is another number than {@link Volume} says for all: a number, or so many for each row of
 * a table that it refers to.
 *
 * <pre>{@code
 * @MigrationTest
 * @TableRows(table = "orders", rows = 10_000_000)
 * @TableRows(table = "order_lines", each = 3, per = "orders")
 * void every_migration_is_safe(MigrationStep step) {}
 * }</pre>
 *
 * <p>On the method, its class or both; for one table the nearest to the method holds. As a configuration parameter:
 * {@code lockstep.tableRows = orders=10_000_000; order_lines=3 per orders; audit.*=5_000_000}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(TableRows.Container.class)
public @interface TableRows {

    /** The table's name, with its schema unless that is {@code public}, and with {@code *} for any characters. */
    String table();

    /** How many rows it holds. An array so that it can be left out. */
    long[] rows() default {};

    /** How many rows it holds for each row of {@link #per()}, on average: a few parents have very many. */
    double each() default 0;

    /** The table that {@link #each()} counts by; a foreign key leads to it. */
    String per() default "";

    /** Holds several. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface Container {
        TableRows[] value();
    }
}

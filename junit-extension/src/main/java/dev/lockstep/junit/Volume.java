package dev.lockstep.junit;

import dev.lockstep.run.VolumeSettings.EdgesFirst;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many rows each table holds while its migrations are tested. On the method or its class; the method's wins.
 * Without it
 * the configuration parameters {@code lockstep.rows} and {@code lockstep.newRows} count, then the same defaults. Single tables get
 * other numbers by {@link TableRows}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface Volume {

    /** Rows per table; 0 runs without rows, which makes the verdict inconclusive. */
    long rows() default 1_000;

    /** Rows per table that are written at each new version before it is undone. */
    long newRows() default 20;

    /**
     * A file with the shape of a production database, as {@code lockstep profile} writes it, relative to the working directory; its
     * tables' rows and values are followed. As a configuration parameter: {@code lockstep.profile}.
     */
    String profile() default "";

    /**
     * Files of edge cases of your own, relative to the working directory, on top of those that are built in. As a configuration
     * parameter: {@code lockstep.edges}, with semicolons between them.
     */
    String[] edges() default {};

    /**
     * Whether the journey is made with edge cases only before it is made with all rows; default: where some table is to have more
     * than 10,000 rows. An array so that it can be left out. As a configuration parameter: {@code lockstep.edgesFirst = always}.
     */
    EdgesFirst[] edgesFirst() default {};
}

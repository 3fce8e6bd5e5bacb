package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many rows each table holds while its migrations are tested.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Volume {

    /** Rows per table; 0 runs without rows, which makes the verdict inconclusive. */
    long rows() default 1_000;

    /** Rows per table that are written at each new version before it is undone. */
    long newRows() default 20;
}

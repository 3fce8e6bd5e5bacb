package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many rows each table holds while its migrations are tested. On the method or its class; the method's wins. Without it
 * the configuration parameters {@code lockstep.rows} and {@code lockstep.newRows} count, then the same defaults.
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
}

package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The traffic that stands for the application while a migration runs: reads and writes of the largest tables, and statements of
 * your own. All of it is rolled back. On the method or its class; the method's wins as a whole.
 *
 * <p>What is left out is taken from the configuration parameters {@code lockstep.traffic.tables}, {@code lockstep.traffic.every}
 * and {@code lockstep.traffic.file}. {@code @Traffic(tables = 0)} switches the reads and writes off.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface Traffic {

    /** How many tables are read and written; default: 6. An array so that it can be left out. */
    int[] tables() default {};

    /** How often each kind of request is due, for instance {@code 20ms}; default: {@code 10ms}. */
    String every() default "";

    /** Statements that your application sends. Each is sent over and over again, in a transaction of its own. */
    String[] sql() default {};

    /** A file of such statements, relative to the working directory. */
    String file() default "";
}

package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A request of your application, as traffic while a migration runs. On a static method of the test class that takes a
 * {@link java.sql.Connection}; it is called over and over again on a thread of its own, and rolled back after each call.
 *
 * <p>Before a step begins it is called once. What fails then does not fit this version of the schema, and is not called during the
 * step.
 *
 * <pre>{@code
 * @TrafficOperation
 * static void place_an_order(Connection connection) throws SQLException {
 *     new OrderRepository(connection).place(anOrder());
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TrafficOperation {

    /** What reports call it; default: the method's name. */
    String value() default "";
}

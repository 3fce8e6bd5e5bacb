package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts a finding. The report still shows it, with the reason; an acceptance that nothing needs is named. On the method, its class or both.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(Accept.Container.class)
public @interface Accept {

    /** The rule's id, for instance {@code foreign-key-without-index}. */
    String rule();

    /** The migration's id, or {@code *} for every migration. */
    String migration() default "*";

    /** The reason, which the report prints. */
    String because();

    /** Holds several. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface Container {
        Accept[] value();
    }
}

package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds an application's model, for instance Hibernate's entity classes, against the migrated schema. On the method or its class; the method's wins.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface ModelMatches {

    /** Which kind of model. */
    String source() default "hibernate";

    /** The entity classes. */
    Class<?>[] entities() default {};

    /** Further settings of the model, each {@code name=value}. */
    String[] settings() default {};
}

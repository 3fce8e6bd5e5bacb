package dev.lockstep.junit;

import dev.lockstep.spi.Scene;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is put in a migration's way when it goes up for the second time: a migration that waits for its lock stalls everybody who
 * comes after it, and one with a {@code lock_timeout} does not. On the method or its class; the method's wins.
 *
 * <p>Without it the configuration parameter {@code lockstep.scenes} counts, for instance {@code long-reader}; then there is none.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface Scenes {

    /** The scenes that are played, all at the same time. */
    Scene[] value();
}

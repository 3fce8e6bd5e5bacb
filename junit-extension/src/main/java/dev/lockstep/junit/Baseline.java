package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds what migrations cost against earlier runs: times with a band for noise, locks and rewrites exactly. On the method or its
 * class; the method's wins. As a configuration parameter: {@code lockstep.baseline}.
 *
 * <p>A file that is not there is written by the run. To take a run's figures into one that is there:
 * {@code -Dlockstep.updateBaseline=true}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface Baseline {

    /** The file, relative to the working directory. Each test needs one of its own. */
    String value();
}

package dev.lockstep.adapter.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The server of a test class has this major version, not the newest: the tool that is to be had does not know newer ones. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnMajorVersion {

    /** The major version. */
    int value();
}

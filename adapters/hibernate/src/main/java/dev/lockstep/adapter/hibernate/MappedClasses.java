package dev.lockstep.adapter.hibernate;

import java.util.List;

/**
 * The classes of one model and the loader that Hibernate is to find them with.
 *
 * @param classes never empty
 */
record MappedClasses(List<Class<?>> classes, ClassLoader loader) {

    MappedClasses {
        classes = List.copyOf(classes);
    }
}

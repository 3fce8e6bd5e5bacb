package dev.lockstep.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test method with the annotations that hold for it: its own, those of its class, and those of the classes around a nested
 * class.
 */
record AnnotatedMethod(Class<?> testClass, Method method) {

    /** Returns the nearest annotation of that type, composed annotations included. */
    <A extends Annotation> Optional<A> nearest(Class<A> type) {
        return elements().stream()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, type).stream())
                .findFirst();
    }

    /** Returns every annotation of that type, nearest first. */
    <A extends Annotation> List<A> all(Class<A> type) {
        return elements().stream()
                .flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, type).stream())
                .toList();
    }

    /** Returns {@code OrdersTest.every_migration_is_safe}, with a dot before nested classes too. */
    String name() {
        int packagePrefix = testClass.getPackageName().isEmpty()
                ? 0
                : testClass.getPackageName().length() + 1;
        return testClass.getName().substring(packagePrefix).replace('$', '.') + "." + method.getName();
    }

    private List<AnnotatedElement> elements() {
        List<AnnotatedElement> elements = new ArrayList<>(List.of(method, testClass));
        Class<?> inner = testClass;
        while (inner.isMemberClass() && !Modifier.isStatic(inner.getModifiers())) {
            inner = inner.getEnclosingClass();
            elements.add(inner);
        }
        return elements;
    }
}

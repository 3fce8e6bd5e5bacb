package dev.lockstep.junit;

import dev.lockstep.settings.Mistakes;
import dev.lockstep.spi.TrafficPlan.Operation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * The requests that a test class makes itself, in its {@link TrafficOperation} methods.
 *
 * @param test whose class has them
 * @param mistakes where a method that cannot be called is told
 */
record TrafficMethods(AnnotatedMethod test, Mistakes mistakes) {

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Method method : annotated()) {
            if (fits(method)) {
                operations.add(new Operation(name(method), connection -> call(method, connection)));
            } else {
                mistakes.add("@TrafficOperation on " + method.getName()
                        + ": not a static method with one parameter, a java.sql.Connection");
            }
        }
        return operations;
    }

    /** By name, because a class does not tell in which order its methods were written. */
    private List<Method> annotated() {
        return AnnotationSupport.findAnnotatedMethods(
                        test.testClass(), TrafficOperation.class, HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static boolean fits(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && List.of(method.getParameterTypes()).equals(List.of(Connection.class))
                && method.trySetAccessible();
    }

    private static String name(Method method) {
        return AnnotationSupport.findAnnotation(method, TrafficOperation.class)
                .map(TrafficOperation::value)
                .filter(name -> !name.isBlank())
                .orElse(method.getName());
    }

    private static void call(Method method, Connection connection) throws Exception {
        try {
            method.invoke(null, connection);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }
}

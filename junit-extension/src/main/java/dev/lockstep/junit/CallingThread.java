package dev.lockstep.junit;

import java.util.function.Supplier;

/**
 * The thread on which JUnit calls us. Services are found through its context class loader, which may be any: a forked JVM's,
 * a pool's, a framework's. While the harness works it is the one that knows the test's own class path.
 */
final class CallingThread {

    private CallingThread() {}

    static <T> T with(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

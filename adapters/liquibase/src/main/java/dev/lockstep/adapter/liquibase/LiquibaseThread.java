package dev.lockstep.adapter.liquibase;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import liquibase.Scope;
import liquibase.SingletonScopeManager;

/**
 * The thread on which one session's Liquibase runs, in a scope of its own.
 *
 * <p>Liquibase keeps its services, its locks and its caches in a root scope that threads inherit from each other: two
 * sessions in one JVM would reset each other's lock service half way. A thread that starts with a new root scope shares
 * nothing with other sessions and leaves nothing behind in the caller's.
 */
final class LiquibaseThread implements AutoCloseable {

    private final ExecutorService thread;
    private final Map<String, Object> scope;

    LiquibaseThread(LiquibaseSettings settings, ProjectResources resources) {
        Map<String, Object> values = new HashMap<>();
        values.put("liquibase.analytics.enabled", false);
        values.putAll(settings.configuration());
        values.put(Scope.Attr.logService.name(), new QuietLog());
        values.put(Scope.Attr.ui.name(), new QuietUi());
        values.put(Scope.Attr.resourceAccessor.name(), resources);
        values.put(SessionLockService.Held.class.getName(), new SessionLockService.Held());
        scope = values;
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread created = new Thread(
                    () -> {
                        Scope.setScopeManager(new SingletonScopeManager());
                        work.run();
                    },
                    "lockstep-liquibase");
            created.setDaemon(true);
            return created;
        });
    }

    /**
     * Runs {@code work} and waits for it.
     *
     * @param whenInterrupted makes the work end soon; run if the caller is interrupted while it waits, after which the work
     *     is still waited for, and the caller's interrupt flag is set again
     * @throws Exception whatever {@code work} throws
     */
    <T> T call(Callable<T> work, Runnable whenInterrupted) throws Exception {
        Future<T> result = thread.submit(() -> Scope.child(scope, (Scope.ScopedRunnerWithReturn<T>) work::call));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    whenInterrupted.run();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package dev.lockstep.run;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which steps are done, so that a step that hangs can be left alone.
 *
 * <p>Every ten seconds it says that a step is still going on. After a step that does not end even when it is told to, the thread
 * is lost and does nothing more.
 */
final class StepThread implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StepThread.class);
    private static final Duration STILL_ALIVE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String run;
    private final ExecutorService thread;

    StepThread(String run) {
        this.run = run;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread step = new Thread(work, "lockstep " + run);
            step.setDaemon(true);
            return step;
        });
    }

    /** Does {@code work} however long it takes. */
    <T> T await(String label, Callable<T> work) {
        Task<T> task = new Task<>(work);
        Future<T> future = thread.submit(task);
        while (true) {
            try {
                return future.get(STILL_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                log.info("{} {} is still alive after {} s", run, label, task.seconds());
            } catch (ExecutionException e) {
                throw unexpected(label, e);
            } catch (InterruptedException e) {
                throw interrupted(label, future, e);
            }
        }
    }

    /**
     * Does {@code work} until {@code deadline} is over.
     *
     * @param onHang called when it is: says what the work waits for, then ends what it waits for
     * @return what the work gave, or what {@code onHang} gave
     * @throws LockstepException if the work does not end even then
     */
    <T> T await(String label, Callable<T> work, Duration deadline, Supplier<T> onHang) {
        Task<T> task = new Task<>(work);
        Future<T> future = thread.submit(task);
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            long left = end - System.nanoTime();
            try {
                return future.get(Math.min(Math.max(left, 0), STILL_ALIVE.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (end - System.nanoTime() > 0) {
                    log.info("{} {} is still alive after {} s", run, label, task.seconds());
                    continue;
                }
                T given = onHang.get();
                end(label, task, future);
                return given;
            } catch (ExecutionException e) {
                throw unexpected(label, e);
            } catch (InterruptedException e) {
                throw interrupted(label, future, e);
            }
        }
    }

    private void end(String label, Task<?> task, Future<?> future) {
        try {
            // A tool whose session was ended comes back by itself and can tidy up; only one that does not is interrupted.
            if (!task.ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                future.cancel(true);
                if (!task.ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                    thread.shutdownNow();
                    throw new LockstepException(Problem.what("the tool does not come back, so nothing more can be tested")
                            .where(label)
                            .said("its sessions were ended and its thread was interrupted")
                            .remedy("look at the tool's thread \"lockstep " + run + "\" in a thread dump"));
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(label, future, e);
        }
    }

    private static LockstepException unexpected(String label, ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof LockstepException stuck) {
            return stuck;
        }
        return new LockstepException(
                Problem.what("the step ended with an error that nobody expected")
                        .where(label)
                        .said(cause.toString())
                        .said(cause.getStackTrace().length == 0 ? "" : "at " + cause.getStackTrace()[0]),
                cause);
    }

    private LockstepException interrupted(String label, Future<?> future, InterruptedException cause) {
        future.cancel(true);
        thread.shutdownNow();
        Thread.currentThread().interrupt();
        return new LockstepException(Problem.what("the run was interrupted").where(label), cause);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Work that says when it began and when it has really ended, which a cancelled future does not. */
    private static final class Task<T> implements Callable<T> {
        private final Callable<T> work;
        private final long begun = System.nanoTime();
        private final CountDownLatch ended = new CountDownLatch(1);

        Task(Callable<T> work) {
            this.work = work;
        }

        long seconds() {
            return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        }

        @Override
        public T call() throws Exception {
            try {
                return work.call();
            } finally {
                ended.countDown();
            }
        }
    }
}

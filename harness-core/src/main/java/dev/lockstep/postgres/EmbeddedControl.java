package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.ServerControl;
import dev.lockstep.spi.ServerPhase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts the embedded server where it is: same folder, same port, same password, another set of settings. */
final class EmbeddedControl implements ServerControl {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedControl.class);
    private static final int STARTS_TRIED = 25;
    private static final int PAUSE_MILLIS = 200;

    private final ServerProcess process;
    private final DatabaseCreator databases;
    private final Occupancy occupancy;
    private final KeptStates kept;
    private final String recipe;
    private final PhaseSettings settings = PhaseSettings.ofThisMachine();
    private volatile ServerPhase phase = ServerPhase.USUAL;

    EmbeddedControl(
            ServerProcess process, DatabaseCreator databases, Occupancy occupancy, KeptStates kept, String recipe) {
        this.process = process;
        this.databases = databases;
        this.occupancy = occupancy;
        this.kept = kept;
        this.recipe = recipe;
    }

    @Override
    public ServerPhase phase() {
        return phase;
    }

    @Override
    public String settings() {
        return settings.told(phase);
    }

    @Override
    public Optional<Alone> alone(Database database) {
        return database instanceof CountedDatabase ours && occupancy.claim(ours.who())
                ? Optional.of(new Turn(database.address().database()))
                : Optional.empty();
    }

    /** Something done to a server that is stopped. */
    private interface Work<T> {
        T done() throws IOException;
    }

    /** Stops the server, does {@code work} and starts it in whatever case. */
    private <T> T restart(ServerPhase next, Work<T> work) {
        long begun = System.nanoTime();
        try {
            process.stop();
            try {
                return work.done();
            } finally {
                start(next);
                log.debug("the server is {} after {} ms", next, (System.nanoTime() - begun) / 1_000_000);
            }
        } catch (IOException e) {
            throw new LockstepException(
                    Disk.problem(
                            "the embedded server cannot be restarted",
                            process.directory().root(),
                            e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockstepException(Problem.what("interrupted while PostgreSQL was restarting"), e);
        }
    }

    private void start(ServerPhase next) throws IOException, InterruptedException {
        settings.write(next, process.directory().data());
        for (int attempt = 0; attempt < STARTS_TRIED; attempt++) {
            process.start();
            ServerProcess.Start start = process.await();
            if (start == ServerProcess.Start.READY) {
                phase = next;
                return;
            }
            if (start == ServerProcess.Start.FAILED) {
                break;
            }
            // Somebody's outgoing connection got the port's number while nobody listened there.
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new LockstepException(Problem.what("the embedded server does not start again")
                .where(process.directory().root())
                .said(process.log())
                .remedy("see the server's own words above"));
    }

    /** The time in which one database has the server alone. */
    private final class Turn implements Alone {

        private final String database;
        private boolean over;

        Turn(String database) {
            this.database = database;
        }

        @Override
        public void turnTo(ServerPhase next) {
            if (phase != next) {
                restart(next, () -> next);
            }
        }

        @Override
        public String ground() {
            return recipe + "\n" + databases.version().text() + "\n" + databases.roles();
        }

        @Override
        public Optional<String> take(String key, ServerPhase next) {
            RunDirectory directory = process.directory();
            try {
                if (!databases.others(database).isEmpty()) {
                    return Optional.empty();
                }
                Optional<KeptStates.Entry> copy = kept.copy(key, directory.kept());
                return copy.isPresent() && replace(copy.get(), key, next)
                        ? Optional.of(copy.get().about())
                        : Optional.empty();
            } catch (IOException e) {
                log.info("the kept state {} cannot be taken: {}", key, e.toString());
                return Optional.empty();
            } finally {
                remove(directory);
            }
        }

        /** Returns whether the state has taken the place of the server's own; if it cannot, all is as before. */
        private boolean replace(KeptStates.Entry copy, String key, ServerPhase next) throws IOException {
            RunDirectory directory = process.directory();
            ServerPhase before = phase;
            try {
                restart(next, () -> {
                    Files.move(directory.data(), directory.before());
                    return Files.move(copy.data(), directory.data());
                });
                adopt(copy);
                return true;
            } catch (LockstepException damaged) {
                log.info(
                        "the kept state {} is thrown away: {}",
                        key,
                        damaged.problem().text());
                if (!process.hasEnded()) {
                    turnBack(before);
                } else {
                    putBack(before);
                }
                kept.discard(key);
                return false;
            }
        }

        private void turnBack(ServerPhase before) {
            restart(before, () -> {
                exchange();
                return before;
            });
        }

        private void putBack(ServerPhase before) throws IOException {
            exchange();
            try {
                start(before);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LockstepException(Problem.what("interrupted while PostgreSQL was restarting"), e);
            }
        }

        private void exchange() throws IOException {
            RunDirectory directory = process.directory();
            if (Files.exists(directory.before())) {
                new FileTree(directory.data()).delete();
                Files.move(directory.before(), directory.data());
            }
        }

        /** The password and the database's name are those of the run that kept the state. */
        private void adopt(KeptStates.Entry copy) throws IOException {
            DatabaseAddress ours = databases.maintenance();
            DatabaseAddress theirs =
                    new DatabaseAddress(ours.host(), ours.port(), ours.database(), ours.user(), copy.password());
            try (MaintenanceSession session = MaintenanceSession.open(theirs, "lockstep")) {
                session.execute("ALTER ROLE postgres PASSWORD '" + ours.password() + "'");
            }
            databases.rename(copy.database(), database);
        }

        private void remove(RunDirectory directory) {
            try {
                new FileTree(directory.kept()).delete();
                new FileTree(directory.before()).delete();
            } catch (IOException e) {
                log.debug("something is left until the server is closed: {}", e.toString());
            }
        }

        @Override
        public String keep(String key, String about, ServerPhase next) {
            if (!databases.others(database).isEmpty()) {
                return "there are other databases on the server";
            }
            return restart(next, () -> {
                try {
                    return kept.keep(
                            key,
                            process.directory().data(),
                            databases.maintenance().password(),
                            database,
                            about);
                } catch (IOException e) {
                    return Disk.words(e);
                }
            });
        }

        @Override
        public void close() {
            if (over) {
                return;
            }
            over = true;
            try {
                if (phase == ServerPhase.LOADING) {
                    turnTo(ServerPhase.MEASURING);
                }
            } finally {
                occupancy.release();
            }
        }
    }
}

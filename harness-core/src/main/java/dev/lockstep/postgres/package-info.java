/**
 * The PostgreSQL servers a run can use: embedded, in a container, or one that is already there.
 *
 * <p>{@link dev.lockstep.postgres.ServerStarter} starts what the settings name. {@code EmbeddedServer} goes from
 * {@code BinariesFinder} (classpath, local Maven repository, the user's Maven) by {@code Installation} (unpacked once, proved to
 * run) and {@code PreparedData} (initdb once) to {@code ServerLaunch}, which copies the data into a {@code RunDirectory} and
 * hands it to a {@code ServerProcess}: a shell that stops the server and deletes its folder as soon as the JVM is gone. What a
 * killed shell leaves, {@code RunDirectorySweep} takes away at the next start. {@code EmbeddedControl} restarts it with the
 * {@code PhaseSettings} of another phase and exchanges its data with {@code KeptStates}. Whatever the server, {@code DatabaseCreator}
 * makes, keeps and restores the databases.
 */
@NullMarked
package dev.lockstep.postgres;

import org.jspecify.annotations.NullMarked;

package dev.lockstep.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the server's programs get a user that PostgreSQL accepts: it refuses to run as root.
 *
 * @param prefix what goes before the program's own words
 * @param owner who must own the files; empty if that is the user of this JVM
 */
record ServerUser(List<String> prefix, Optional<String> owner) {

    private static final String UNPRIVILEGED = "nobody";

    ServerUser {
        prefix = List.copyOf(prefix);
    }

    /** Returns the ways that may work for the user of this JVM, best first. */
    static List<ServerUser> candidates() {
        if (!System.getProperty("user.name", "").equals("root")) {
            return List.of(new ServerUser(List.of(), Optional.empty()));
        }
        return List.of(
                new ServerUser(
                        List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=65534", "--clear-groups", "--"),
                        Optional.of(UNPRIVILEGED)),
                new ServerUser(List.of("runuser", "-u", UNPRIVILEGED, "--"), Optional.of(UNPRIVILEGED)),
                new ServerUser(
                        List.of("su", "-s", "/bin/sh", UNPRIVILEGED, "-c", "exec \"$0\" \"$@\"", "--"),
                        Optional.of(UNPRIVILEGED)),
                // A user namespace without a mapping: the files stay root's, but the server sees another number.
                new ServerUser(List.of("unshare", "--user"), Optional.empty()));
    }

    /** Returns {@code words} to be run as this user. */
    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /** Returns a name for folders: what one user prepared is of no use to another. */
    String name() {
        return owner.orElseGet(() -> System.getProperty("user.name", "unknown"));
    }
}

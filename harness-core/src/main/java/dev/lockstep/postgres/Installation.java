package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Unpacked binaries that run on this machine as {@code user}.
 *
 * @param root the folder with bin, lib and share
 * @param version which PostgreSQL it is
 * @param platform for which kind of machine
 * @param user as whom its programs are run
 */
record Installation(Path root, BinariesVersion version, Platform platform, ServerUser user) {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /**
     * Unpacks an archive into the cache unless it is there, and proves that its server can be run.
     *
     * @throws LockstepException if the folder cannot be written or the server does not run on this machine
     */
    static Installation of(BinariesArchive archive, Platform platform, Path cache) {
        SealedFolder folder =
                new SealedFolder(cache.resolve("binaries").resolve(platform.classifier() + "-" + archive.version()));
        try {
            Path root = folder.get(archive::unpack);
            Attempt first = attempt(root, archive.version(), platform);
            if (first.works()) {
                return first.installation();
            }
            // Names and sizes are right, yet it does not run: the contents may be damaged, so unpack once more.
            folder.discard();
            Attempt second = attempt(folder.get(archive::unpack), archive.version(), platform);
            if (second.works()) {
                return second.installation();
            }
            throw new LockstepException(doesNotRun(archive, second.said()));
        } catch (IOException e) {
            throw new LockstepException(Disk.problem("the PostgreSQL binaries cannot be unpacked", cache, e), e);
        }
    }

    /** Returns the path of a program. */
    String program(String name) {
        return root.resolve("bin").resolve(name).toString();
    }

    private record Attempt(Installation installation, boolean works, String said) {}

    private static Attempt attempt(Path root, BinariesVersion version, Platform platform) {
        StringBuilder said = new StringBuilder();
        Installation last = new Installation(
                root, version, platform, ServerUser.candidates().get(0));
        for (ServerUser user : ServerUser.candidates()) {
            last = new Installation(root, version, platform, user);
            List<String> words = user.command(List.of(last.program("postgres"), "--version"));
            Command.Result result = new Command(words).run(DEADLINE);
            if (result.exitCode() == 0 && result.output().contains("(PostgreSQL) " + version.major() + ".")) {
                return new Attempt(last, true, "");
            }
            said.append(words.get(0)).append(": ").append(result.output()).append('\n');
        }
        return new Attempt(last, false, said.toString());
    }

    private static Problem doesNotRun(BinariesArchive archive, String said) {
        return Problem.what("the PostgreSQL binaries do not run on this machine")
                .where(archive.jar())
                .said(said)
                .remedy("use a container (postgres:" + archive.version().major()
                        + ") or an external server that is marked disposable");
    }
}

package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            requireProcessor(root, archive);
            Optional<Installation> works = firstThatRuns(root, archive, platform, new ArrayList<>());
            if (works.isPresent()) {
                return works.get();
            }
            // Names and sizes are right, yet it does not run: the contents may be damaged, so unpack once more.
            folder.discard();
            List<String> said = new ArrayList<>();
            Optional<Installation> renewed = firstThatRuns(folder.get(archive::unpack), archive, platform, said);
            return renewed.orElseThrow(() -> new LockstepException(doesNotRun(archive, String.join("\n", said))));
        } catch (IOException e) {
            throw new LockstepException(Disk.problem("the PostgreSQL binaries cannot be unpacked", cache, e), e);
        }
    }

    /** Returns the path of a program. */
    String program(String name) {
        return root.resolve("bin").resolve(name).toString();
    }

    private static void requireProcessor(Path root, BinariesArchive archive) throws IOException {
        Optional<String> built = new Executable(root.resolve("bin/postgres")).processor();
        String here = Platform.current().processor();
        if (built.isPresent() && !built.get().equals(here)) {
            throw new LockstepException(
                    doesNotRun(archive, "they are built for " + built.get() + ", and this machine is " + here));
        }
    }

    private static Optional<Installation> firstThatRuns(
            Path root, BinariesArchive archive, Platform platform, List<String> said) {
        for (ServerUser user : ServerUser.candidates()) {
            Installation installation = new Installation(root, archive.version(), platform, user);
            List<String> words = user.command(List.of(installation.program("postgres"), "--version"));
            Command.Result result = new Command(words).run(DEADLINE);
            if (result.exitCode() == 0
                    && result.output()
                            .contains("(PostgreSQL) " + archive.version().major() + ".")) {
                return Optional.of(installation);
            }
            said.add(words.get(0) + ": " + result.output());
        }
        return Optional.empty();
    }

    private static Problem doesNotRun(BinariesArchive archive, String said) {
        return Problem.what("the PostgreSQL binaries do not run on this machine")
                .where(archive.jar().getFileName())
                .said(said)
                .remedy("use a container (postgres:" + archive.version().major()
                        + ") or an external server that is marked disposable");
    }
}

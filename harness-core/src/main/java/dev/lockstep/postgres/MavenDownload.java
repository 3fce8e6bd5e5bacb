package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches PostgreSQL binaries with the user's own Maven, so that mirrors, proxies and credentials are the user's.
 *
 * @param searchPath where to look for {@code mvn}, as in the variable PATH
 * @param directory where the search for a project's {@code mvnw} begins, upwards
 */
record MavenDownload(String searchPath, Path directory) {

    private static final Logger log = LoggerFactory.getLogger(MavenDownload.class);
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /** Returns the download by the Maven of this process's environment. */
    static MavenDownload ofUser() {
        return new MavenDownload(
                Optional.ofNullable(System.getenv("PATH")).orElse(""),
                Path.of("").toAbsolutePath());
    }

    /**
     * Puts the binaries into the local repository.
     *
     * @throws LockstepException if there is no Maven, or if it cannot fetch them
     */
    BinariesArchive fetch(Platform platform, BinariesVersion version, LocalRepository repository) {
        String artifact = "io.zonky.test.postgres:" + LocalRepository.artifact(platform) + ":" + version;
        Path executable = executable().orElseThrow(() -> new LockstepException(noMaven(artifact)));
        log.info("fetching {} once with {}", artifact, executable);
        Command.Result result = new Command(
                        List.of(
                                executable.toString(),
                                "-B",
                                "-q",
                                "dependency:get",
                                "-Dartifact=" + artifact,
                                "-Dtransitive=false",
                                "-Dmaven.repo.local=" + repository.root().toAbsolutePath()),
                        directory)
                .run(DEADLINE);
        if (result.exitCode() != 0) {
            throw new LockstepException(failed(artifact, executable, result.output()));
        }
        return repository
                .newest(platform, version.major())
                .orElseThrow(() -> new LockstepException(
                        failed(artifact, executable, "nothing arrived in the local repository " + repository.root())));
    }

    private Optional<Path> executable() {
        Stream<Path> onPath = Stream.of(searchPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, "mvn"));
        Stream<Path> wrappers = Stream.iterate(directory, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("mvnw"));
        return Stream.concat(onPath, wrappers).filter(Files::isExecutable).findFirst();
    }

    private Problem noMaven(String artifact) {
        return Problem.what("the PostgreSQL binaries are neither on the classpath nor in the local Maven repository")
                .where(artifact)
                .said("they cannot be fetched: no mvn on the PATH, no mvnw in " + directory + " or above")
                .remedy("add " + artifact + " to the test classpath");
    }

    private static Problem failed(String artifact, Path executable, String output) {
        return Problem.what("the PostgreSQL binaries cannot be fetched")
                .where(artifact)
                .said(executable + " said: " + output)
                .remedy("add " + artifact + " to the test classpath, or put it into the local Maven repository");
    }
}

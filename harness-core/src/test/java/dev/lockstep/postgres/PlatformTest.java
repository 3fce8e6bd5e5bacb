package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.postgres.Platform.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, SYSTEM, linux-amd64",
        "Linux, aarch64, SYSTEM, linux-arm64v8",
        "Linux, amd64, MUSL, linux-amd64-alpine",
        "Linux, ppc64le, SYSTEM, linux-ppc64le",
        "Mac OS X, x86_64, SYSTEM, darwin-amd64",
        "Mac OS X, aarch64, SYSTEM, darwin-arm64v8",
    })
    void is_named_as_the_binaries_are_published(String system, String processor, Library library, String classifier) {
        Platform platform = Platform.named(system, processor, library);

        assertThat(platform.classifier()).isEqualTo(classifier);
    }

    @Test
    void refuses_a_processor_that_has_no_binaries() {
        assertThatThrownBy(() -> Platform.named("Linux", "sparcv9", Library.SYSTEM))
                .hasMessage(
                        """
                        the embedded PostgreSQL does not run on this kind of machine
                          where:  Linux on sparcv9
                          said:   it runs on Linux and macOS, on x86-64 and ARM64; on Windows it is not tested and not started
                          remedy: use a container (postgres:18) or an external server that is marked disposable""");
    }

    @Test
    void says_plainly_that_windows_is_not_tested() {
        assertThatThrownBy(() -> Platform.named("Windows 11", "amd64", Library.SYSTEM))
                .hasMessage(
                        """
                        the embedded PostgreSQL does not run on this kind of machine
                          where:  Windows 11 on amd64
                          said:   it runs on Linux and macOS, on x86-64 and ARM64; on Windows it is not tested and not started
                          remedy: use a container (postgres:18) or an external server that is marked disposable""");
    }
}

package dev.lockstep.postgres.watch.effects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalPositionTest {

    @Test
    void reads_the_two_halves_that_the_server_shows() {
        long position = WalPosition.parse("1/A0");

        assertThat(position).isEqualTo((1L << 32) + 160);
    }
}

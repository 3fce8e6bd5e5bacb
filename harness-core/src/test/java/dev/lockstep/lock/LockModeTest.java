package dev.lockstep.lock;

import static dev.lockstep.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.lockstep.lock.LockMode.ACCESS_SHARE;
import static dev.lockstep.lock.LockMode.EXCLUSIVE;
import static dev.lockstep.lock.LockMode.ROW_EXCLUSIVE;
import static dev.lockstep.lock.LockMode.ROW_SHARE;
import static dev.lockstep.lock.LockMode.SHARE;
import static dev.lockstep.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.lockstep.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockModeTest {

    @ParameterizedTest
    @EnumSource
    void a_conflict_goes_both_ways(LockMode mode) {
        for (LockMode other : LockMode.values()) {
            assertThat(mode.conflictsWith(other)).isEqualTo(other.conflictsWith(mode));
        }
    }

    @Test
    void conflicts_are_those_of_the_manual() {
        assertThat(conflictsOf(ACCESS_SHARE)).containsExactly(ACCESS_EXCLUSIVE);
        assertThat(conflictsOf(ROW_SHARE)).containsExactly(EXCLUSIVE, ACCESS_EXCLUSIVE);
        assertThat(conflictsOf(ROW_EXCLUSIVE)).containsExactly(SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
        assertThat(conflictsOf(SHARE_UPDATE_EXCLUSIVE))
                .containsExactly(SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
        assertThat(conflictsOf(SHARE)).doesNotContain(SHARE, ACCESS_SHARE, ROW_SHARE);
        assertThat(conflictsOf(ACCESS_EXCLUSIVE)).containsExactly(LockMode.values());
    }

    @ParameterizedTest
    @EnumSource
    void the_name_that_the_server_shows_leads_back(LockMode mode) {
        assertThat(LockMode.ofServerName(mode.serverName())).isSameAs(mode);
    }

    @Test
    void an_unknown_name_is_refused() {
        assertThatThrownBy(() -> LockMode.ofServerName("SIReadLock"))
                .hasMessage("PostgreSQL has no table lock mode named SIReadLock");
    }

    private static List<LockMode> conflictsOf(LockMode mode) {
        return Arrays.stream(LockMode.values()).filter(mode::conflictsWith).toList();
    }
}

package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseNamesTest {

    private final DatabaseNames names = DatabaseNames.ofNewRun();

    @Test
    void tell_the_purpose_and_the_run() {
        String run = names.sessionName().substring("lockstep ".length());

        assertThat(names.next("orders")).isEqualTo("lockstep_orders_" + run + "_1");
        assertThat(names.next("orders")).isEqualTo("lockstep_orders_" + run + "_2");
    }

    @Test
    void need_no_quotes_and_fit_whatever_the_purpose_is() {
        String name = names.next("Größe der \"Bestellungen\" in der Übersicht, und zwar aller; DROP DATABASE x");

        assertThat(name).matches("[a-z0-9_]{1,63}");
    }

    @Test
    void differ_between_runs() {
        assertThat(names.next("orders")).isNotEqualTo(DatabaseNames.ofNewRun().next("orders"));
    }
}

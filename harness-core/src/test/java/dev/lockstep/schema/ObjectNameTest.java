package dev.lockstep.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNameTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
        "public.orders, public, orders",
        "'\"My Schema\".\"Order.Lines\"', My Schema, Order.Lines",
        "'public.\"say \"\"hi\"\"\"', public, 'say \"hi\"'"
    })
    void reads_a_name_as_the_server_prints_it(String identity, String schema, String name) {
        assertThat(ObjectName.parse(identity)).isEqualTo(new ObjectName(schema, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "public.orders.id", "public.", ""})
    void refuses_what_is_not_a_schema_and_a_name(String identity) {
        assertThatThrownBy(() -> ObjectName.parse(identity))
                .hasMessage("not a schema and a name: " + identity);
    }

    @Test
    void a_quoted_name_is_read_back() {
        ObjectName name = new ObjectName("a.b", "c\"d");

        assertThat(ObjectName.parse(name.quoted())).isEqualTo(name);
    }
}

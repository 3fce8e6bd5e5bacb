package dev.lockstep.adapter.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.SchemaModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ContractServer.class)
class HibernateModelIT {

    private static final SchemaModel SHOP = model(Map.of("packages", "shop.v3"));

    @Test
    void is_quiet_about_the_schema_that_it_makes_itself(DatabaseServer server) {
        try (Database database = server.create("model")) {
            SHOP.create(database);

            assertThat(SHOP.validate(database)).isEmpty();
            assertThat(new ContractDatabase(database).picture(Set.of()))
                    .contains("public order currency character varying(3) not null");
        }
    }

    @Test
    void tells_every_complaint_of_hibernate(DatabaseServer server) {
        try (Database database = server.create("model")) {
            SHOP.create(database);
            Sql.run(database, "ALTER TABLE customer DROP COLUMN email, DROP COLUMN city");
            Sql.run(database, "ALTER TABLE customer ALTER COLUMN name TYPE bigint USING 1");
            Sql.run(database, "DROP TABLE \"order\"");
            Sql.run(database, "DROP SEQUENCE customer_seq");

            assertThat(SHOP.validate(database))
                    .containsExactlyInAnyOrder(
                            "Schema validation: missing column [city] in table [Customer]",
                            "Schema validation: missing column [email] in table [Customer]",
                            "Schema validation: wrong column type encountered in column [name] in table [Customer];"
                                    + " found [int8 (Types#BIGINT)], but expecting [varchar(80) (Types#VARCHAR)]",
                            "Schema validation: missing table [`order`]",
                            "Schema validation: missing sequence [Customer_SEQ]");
        }
    }

    @Test
    void changes_nothing_when_it_validates(DatabaseServer server) {
        try (Database database = server.create("model")) {
            SHOP.validate(database);

            assertThat(new ContractDatabase(database).relations()).isEmpty();
            assertThat(new ContractDatabase(database).sessionsLeftOpen()).isEmpty();
        }
    }

    @Test
    void names_columns_by_the_strategy_that_it_is_given(DatabaseServer server) {
        String strategy = "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl";
        try (Database database = server.create("model")) {
            model(Map.of("entities", "contract.half.HalfWay", "hibernate.physical_naming_strategy", strategy))
                    .create(database);

            assertThat(List.copyOf(new ContractDatabase(database).relations()))
                    .extracting(Object::toString)
                    .containsExactly("half_way");
        }
    }

    private static SchemaModel model(Map<String, String> settings) {
        return new HibernateModelSource().open(new TreeMap<>(settings));
    }
}

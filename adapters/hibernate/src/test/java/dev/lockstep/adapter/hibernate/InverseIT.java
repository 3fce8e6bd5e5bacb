package dev.lockstep.adapter.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ContractServer.class)
class InverseIT {

    private Database database;
    private Connection connection;

    @BeforeEach
    void create_what_is_replaced(DatabaseServer server) {
        database = server.create("inverse");
        Sql.run(database, "CREATE TABLE t (c varchar(10) CONSTRAINT t_c_check CHECK (c <> ''), \"D\" int)");
        Sql.run(database, "COMMENT ON COLUMN t.c IS 'it''s old'");
        Sql.run(database, "CREATE TYPE mood AS ENUM ('calm')");
        connection = database.connect();
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            create table a (id bigint not null, primary key (id))        | drop table a
            create table s."Order" (id bigint)                           | drop table s."Order"
            alter table if exists t add column "e f" text                | alter table t drop column "e f"
            alter table if exists t add constraint k unique (c)          | alter table t drop constraint k
            alter table t add constraint fk foreign key (c) references a | alter table t drop constraint fk
            create index i on t (c)                                      | drop index i
            create unique index if not exists i on s.t (c)               | drop index s.i
            create sequence q start with 1 increment by 50               | drop sequence q
            create schema s                                              | drop schema s
            create type status as enum ('A','B')                         | drop type status
            create domain d as integer                                   | drop domain d
            create cast (varchar as status) with inout as implicit       | drop cast (varchar as status)
            alter table if exists t alter column c set data type text    | alter table t alter column c set data type character varying(10)
            alter table if exists t alter column "D" set data type int8  | alter table t alter column "D" set data type integer
            alter table if exists t drop constraint if exists t_c_check  | alter table t add constraint t_c_check CHECK (((c)::text <> ''::text))
            comment on column t.c is 'new'                               | comment on column t.c is 'it''s old'
            comment on table t is 'new'                                  | comment on table t is NULL
            """)
    void turns_round_what_hibernate_writes(String statement, String inverse) throws SQLException {
        assertThat(new Inverse(connection).of(statement)).contains(List.of(inverse));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table if exists t drop constraint if exists absent",
                "alter table if exists absent alter column c set data type text",
                "drop type if exists absent cascade"
            })
    void has_nothing_to_take_back_where_nothing_changes(String statement) throws SQLException {
        assertThat(new Inverse(connection).of(statement)).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table t",
                "drop type if exists mood cascade",
                "update t set c = 'x'",
                "create function f() returns int language sql"
            })
    void knows_no_inverse_of_other_statements(String statement) throws SQLException {
        assertThat(new Inverse(connection).of(statement)).isEqualTo(Optional.empty());
    }
}

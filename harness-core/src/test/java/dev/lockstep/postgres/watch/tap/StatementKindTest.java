package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "end",
                "/* at last */ commit work",
                "ROLLBACK",
                "abort",
                "prepare transaction 'x'",
                "rollback and chain"
            })
    void some_end_the_transaction(String sql) {
        assertThat(kind(sql).endsTransaction()).isTrue();
        assertThat(kind(sql).isConvertible()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollback to savepoint s",
                "rollback prepared 'x'",
                "commit prepared 'x'",
                "prepare p as select 1",
                "select 'commit'",
                ""
            })
    void others_only_look_so(String sql) {
        assertThat(kind(sql).endsTransaction()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index concurrently on t (a)",
                "vacuum",
                "call p()",
                "do $$begin commit; end$$",
                "do $$begin call p(); end$$",
                "create database d"
            })
    void some_make_several_transactions(String sql) {
        assertThat(kind(sql).makesSeveralTransactions()).isTrue();
        assertThat(kind(sql).isConvertible()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table t add column a int",
                "do $$begin create type t as enum (); exception when others then null; end$$",
                "create function f(int) returns int language sql as $$ select $1 $$",
                "(select 1)"
            })
    void most_are_the_same_in_both_protocols(String sql) {
        assertThat(kind(sql).isConvertible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select $1", "set a = 1", "copy t from stdin", "fetch c", "begin", ""})
    void some_are_not(String sql) {
        assertThat(kind(sql).isConvertible()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock table t", "set local a = 1", "begin", "savepoint s", "show all", "notify x", ""})
    void some_need_no_snapshot(String sql) {
        assertThat(kind(sql).takesSnapshot()).isFalse();
    }

    private static StatementKind kind(String sql) {
        return SqlText.only(sql).kind();
    }
}

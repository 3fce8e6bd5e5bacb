package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.WireClient.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients can say to a server. An at sign stands for a letter that differs between two runs on one server. */
final class Conversations {

    static final String SCHEMA =
            """
            create table p (id int primary key, name text);
            create table c (id int, p int references p deferrable initially deferred);
            insert into p select g, 'é' || g from generate_series(1, 100) g;
            create table r (a int);
            create table ruled (a int);
            create rule also as on insert to ruled do also (insert into r values (new.a); select 5 as five);
            create procedure pr() language plpgsql as $$begin insert into r values (1); commit; insert into r values (2); end$$;
            """;

    private static final List<String> STATEMENTS = List.of(
            "select 1",
            "create table x(id int)",
            "create index concurrently ci on p(id)",
            "drop index concurrently ci",
            "vacuum p",
            "vacuum full p",
            "create database made_@",
            "drop database made_@",
            "alter system set work_mem='5MB'",
            "reindex table concurrently p",
            "do $$begin insert into r values (1); commit; insert into r values (2); rollback; end$$",
            "do $$begin insert into r values (1); end$$",
            "do $$begin raise notice 'héllo %', 1; raise warning 'careful'; end$$",
            "call pr()",
            "insert into c values (1, 999)",
            "insert into c values (1, 1)",
            "insert into ruled values (3)",
            "select 1/0",
            "selec 1",
            "select $1",
            "select $1::int",
            "select nope from p",
            "",
            ";",
            "  -- only a comment",
            "begin",
            "start transaction isolation level serializable",
            "commit",
            "commit and chain",
            "rollback",
            "set work_mem='4MB'",
            "set local work_mem='4MB'",
            "set application_name='zz'",
            "set client_encoding='LATIN1'",
            "select name from p where id = 1",
            "insert into p values (1000, 'é')",
            "set client_encoding='UTF8'",
            "reset all",
            "show work_mem",
            "listen x",
            "notify x, 'hello'",
            "select pg_notify('x', 'from a select')",
            "unlisten x",
            "declare k cursor for select 1",
            "prepare ps as select 1",
            "execute ps",
            "deallocate ps",
            "explain (costs off) select 1",
            "discard all",
            "truncate p",
            "truncate c, p",
            "lock table p",
            "savepoint s1",
            "release s1",
            "copy r from '/nonexistent'",
            "copy p to stdout",
            "create table y as select generate_series(1,3) z",
            "refresh materialized view nope",
            "select pg_sleep(0.01)",
            "cluster",
            "cluster p using p_pkey",
            "checkpoint",
            "insert into r values (1) returning *, tableoid > 0",
            "values (1),(2)",
            "table p limit 1",
            "with w as (delete from r returning 1) select count(*) from w",
            "comment on table p is 'x'",
            "fetch 1 from nope",
            "select set_config('application_name','zz',false)",
            "select set_config('application_name','yy',true)",
            "create function f() returns int begin atomic select 1; select 2; end",
            "create function g(int) returns int language sql as $$ select $1 + 1 $$",
            "grant select on p to public",
            "prepare transaction 'x'",
            "insert into p values (1)",
            "insert into p values (1)",
            "alter table p add column if not exists id int",
            "drop index concurrently if exists nope",
            "select '\u00e9\u20ac\ud83d\ude00' as \"sp\u00e9cial\"",
            "select 'it''s' \"a \"\"b\"\"\" -- comment",
            "select E'a\\'b;c'",
            "/* c */ create /* d */ view v as select 1 as one;",
            "select * from (values (1), (2)) v (a); ; ",
            "select repeat('x', 200000)",
            "update p set id = id where false",
            "merge into r using (values (7)) s (b) on a = b when not matched then insert values (b)",
            "select current_query()",
            "create role clerk_@",
            "drop role clerk_@",
            "alter table p alter column name set not null",
            "alter table nope add column x int",
            "create type mood as enum ('sad', 'ok')",
            "alter type mood add value 'happy'",
            "select count(*) from pg_stat_activity where pid = pg_backend_pid()",
            "create index on p (name)",
            "analyze p",
            "security label on table p is 'x'",
            "select a_very_long_identifier_that_is_longer_than_sixty_three_characters_and_is_cut_at_that from p",
            "drop table x, y");

    private static final List<String> TOGETHER = List.of(
            "select 1; select 2",
            "create table m1(); create index on m1((1)); drop table m1",
            "insert into r values (1); select 1/0; insert into r values (2)",
            "insert into r values (1); selec 2",
            "insert into r values (1);\n  select é from nope; select 3",
            "insert into r values (1); begin; insert into r values (2); commit; insert into r values (3); select 1/0",
            "begin; insert into r values (1); commit",
            "begin; create table m2 (id int); select 1/0; select 2; commit",
            "begin; create table m3 (id int); insert into m3 values (1); commit;",
            "begin; create table m4 (id int); rollback; select 1",
            "begin; insert into r values (5)",
            "insert into r values (1); rollback; insert into r values (2)",
            "select 1; vacuum p",
            "vacuum p; select 1",
            "create index concurrently zz on p(id); select 1",
            "select 1; create database semdb",
            "call pr(); select 1",
            "select 1; call pr()",
            "insert into c values (1,999); select 1",
            "insert into c values (1,999); select 1; commit; select 2",
            "set local work_mem='3MB'; show work_mem; select 1",
            "set work_mem='3MB'; show work_mem; reset work_mem",
            "set application_name='ab'; select 1; set application_name='cd'",
            "insert into ruled values (4); select 1",
            "select 'a;b'; select $$;$$; select \";\" from (select 1 as \";\") q /* ; /* ; */ */; -- ;",
            "do $$begin insert into r values(1); end$$; do $$begin insert into r values(2); commit; end$$",
            "do $$begin insert into r values(1); end$$; do $$begin insert into r values(2); end$$",
            "create table a1(id int); insert into a1 values(1),(2); alter table a1 add primary key (id); select count(*) from a1",
            "drop table a1; drop table a1",
            "savepoint a; select 1",
            "select 1; savepoint a",
            "lock table p; select 1",
            "declare k cursor for select 1; fetch k",
            "set statement_timeout=1000; select pg_sleep(0.55); select pg_sleep(0.55); reset statement_timeout",
            "set standard_conforming_strings = off; select 'a\\'; select 2;'",
            "select 1; notify x; select 2",
            "select 1;; select 2;",
            ";;",
            "select $1; select 2",
            "select 'x' as a_very_long_identifier_that_is_longer_than_sixty_three_characters_and_is_cut; select 2",
            "create table ts as select now() n; select (select n from ts) = now()",
            "drop table ts; select 'done'",
            "select 1 where 'é' <> 'è'; select nope",
            "create schema sc; create table sc.t (id int); set search_path = sc; select * from t; reset search_path; drop schema sc cascade",
            "truncate r; insert into r select generate_series(1, 5); select sum(a) from r; update r set a = a + 1");

    private Conversations() {}

    /** One exchange, from a session that stands at no transaction to the same. */
    @FunctionalInterface
    interface Conversation {
        List<Message> hold(WireClient client) throws IOException;
    }

    /** Returns them by what is said, in the order in which they are to be held. */
    static Map<String, Conversation> all(String letter) {
        Map<String, Conversation> all = new LinkedHashMap<>();
        for (String statement : STATEMENTS) {
            String sql = statement.replace("@", letter);
            all.put("simple: " + statement, client -> client.query(sql).send().untilReady());
            all.put("simple in a block: " + statement, client -> inBlock(client, sql));
            all.put(
                    "extended: " + statement,
                    client -> client.run(sql).sync().send().untilReady());
            all.put(
                    "extended in a block: " + statement,
                    client -> answers(
                            client.run("begin").run(sql).sync().run("rollback").sync(), 2));
        }
        for (String statements : TOGETHER) {
            all.put(
                    "together: " + statements,
                    client -> client.query(statements).send().untilReady());
            all.put("together in a block: " + statements, client -> inBlock(client, statements));
        }
        pipelines(all);
        copies(all);
        longOnes(all);
        return all;
    }

    private static void pipelines(Map<String, Conversation> all) {
        all.put(
                "two, one Sync",
                c -> answers(
                        c.run("insert into r values (1)")
                                .run("create table px(id int)")
                                .sync(),
                        1));
        all.put(
                "error in the first",
                c -> answers(c.run("select 1/0").run("create table py(id int)").sync(), 1));
        all.put(
                "error in the second",
                c -> answers(c.run("drop table px").run("selec").run("select 1").sync(), 1));
        all.put(
                "VACUUM second",
                c -> answers(c.run("insert into r values (1)").run("vacuum p").sync(), 1));
        all.put(
                "CONCURRENTLY first",
                c -> answers(
                        c.run("create index concurrently zz on p(id)")
                                .run("create table pz(id int)")
                                .sync(),
                        1));
        all.put(
                "three Syncs in one packet",
                c -> answers(
                        c.run("insert into r values (1)")
                                .sync()
                                .run("select 1/0")
                                .sync()
                                .run("select 2")
                                .sync(),
                        3));
        all.put(
                "BEGIN, statement, Sync, COMMIT",
                c -> answers(
                        c.run("begin")
                                .run("insert into r values (1)")
                                .sync()
                                .run("commit")
                                .sync(),
                        2));
        all.put(
                "statement, BEGIN, statement, Sync",
                c -> answers(
                        c.run("insert into r values (1)")
                                .run("begin")
                                .run("insert into r values (2)")
                                .sync()
                                .run("commit")
                                .sync(),
                        2));
        all.put(
                "statement, COMMIT, statement",
                c -> answers(
                        c.run("insert into r values (1)")
                                .run("commit")
                                .run("insert into r values (2)")
                                .sync(),
                        1));
        all.put("client's own Flush", c -> {
            List<Message> seen =
                    c.run("insert into r values (1)").flush().send().until("CE");
            seen.addAll(c.run("insert into r values (2)").flush().send().until("CE"));
            seen.addAll(c.sync().send().untilReady());
            return seen;
        });
        all.put("error after Flush, then a skipped Query", c -> {
            List<Message> seen = c.run("select 1/0").flush().send().until("E");
            seen.addAll(c.run("select 2").query("select 3").sync().send().untilReady());
            return seen;
        });
        all.put("named statement, bound twice, closed", c -> {
            List<Message> seen = c.parse("st", "select id from p where id < $1", 23)
                    .describeStatement("st")
                    .sync()
                    .send()
                    .untilReady();
            seen.addAll(answers(
                    c.bind("", "st", "3")
                            .execute("", 0)
                            .bind("po", "st", "2")
                            .describePortal("po")
                            .execute("po", 0)
                            .closePortal("po")
                            .closeStatement("st")
                            .sync(),
                    1));
            seen.addAll(answers(c.bind("", "st", "1").sync(), 1));
            return seen;
        });
        all.put(
                "rows by limit",
                c -> answers(
                        c.parse("", "select id from p")
                                .bind("", "")
                                .execute("", 5)
                                .sync(),
                        1));
        all.put("rows by limit, and the rest", c -> {
            List<Message> seen = c.parse("", "select id from generate_series(1, 20) id")
                    .bind("", "")
                    .execute("", 5)
                    .flush()
                    .send()
                    .until("s");
            seen.addAll(c.execute("", 0).execute("", 0).sync().send().untilReady());
            return seen;
        });
        all.put(
                "a failed deferred constraint at Sync",
                c -> answers(c.run("insert into c values (1,999)").sync(), 1));
        all.put("no unnamed statement after a Query", c -> {
            List<Message> seen = answers(c.query("select 7"), 1);
            seen.addAll(answers(c.bind("", "").execute("", 0).sync(), 1));
            return seen;
        });
        all.put("the unnamed statement is still there after Sync", c -> {
            List<Message> seen =
                    answers(c.parse("", "select 7").bind("", "").execute("", 0).sync(), 1);
            seen.addAll(answers(c.bind("", "").execute("", 0).sync(), 1));
            return seen;
        });
        all.put("a portal across Syncs in a block", c -> {
            List<Message> seen = answers(c.run("begin").sync(), 1);
            seen.addAll(answers(
                    c.parse("", "select * from generate_series(1, 9)")
                            .bind("po", "")
                            .execute("po", 4)
                            .sync()
                            .execute("po", 4)
                            .sync()
                            .execute("po", 4)
                            .sync(),
                    3));
            return seen;
        });
        all.put("cursor bound as a portal", c -> {
            List<Message> seen = answers(c.query("begin; declare cu cursor for select generate_series(1, 3)"), 1);
            seen.addAll(answers(c.execute("cu", 2).sync(), 1));
            return seen;
        });
        all.put(
                "isolation level after BEGIN and LOCK",
                c -> answers(
                        c.query("begin")
                                .query("lock table p in access share mode")
                                .query("set transaction isolation level repeatable read")
                                .query("select count(*) from r")
                                .query("set transaction isolation level serializable"),
                        5));
        all.put(
                "four Queries in one packet",
                c -> answers(
                        c.query("insert into r values (1)")
                                .query("create table qq()")
                                .query("select 1/0")
                                .query("drop table qq"),
                        4));
        all.put(
                "savepoints and rollbacks",
                c -> answers(
                        c.query("begin")
                                .query("savepoint s")
                                .query("select 1/0")
                                .query("select 1")
                                .query("rollback to s")
                                .query("insert into r values (1)")
                                .query("commit and chain")
                                .query("rollback"),
                        8));
        all.put("function call", c -> answers(c.message('F', 1598 + 20, (short) 0, (short) 0, (short) 0), 1));
        all.put("Sync alone", c -> answers(c.sync().sync(), 2));
        all.put("Parse alone fails", c -> answers(c.parse("bad", "selec").sync(), 1));
        all.put(
                "two commands in one Parse",
                c -> answers(c.parse("", "select 1; select 2").sync(), 1));
    }

    private static void copies(Map<String, Conversation> all) {
        all.put("COPY in, simple", c -> copy(c.query("copy r from stdin"), "7\n8\n", CopyEnd.SIMPLE));
        all.put("COPY in, simple, bad row", c -> copy(c.query("copy r from stdin"), "7\nx\n", CopyEnd.SIMPLE));
        all.put("COPY in, given up", c -> copy(c.query("copy r from stdin"), "7\n", CopyEnd.FAIL));
        all.put(
                "COPY in among others",
                c -> copy(c.query("select 1; copy r from stdin; select 2"), "9\n", CopyEnd.SIMPLE));
        all.put(
                "COPY in, extended, Sync sent ahead",
                c -> copy(c.run("copy r from stdin").sync(), "7\n8\n", CopyEnd.SYNC));
        all.put(
                "COPY in, extended, bad row",
                c -> copy(c.run("copy r from stdin").sync(), "7\nx\n", CopyEnd.SYNC));
        all.put(
                "COPY in, extended, all in one packet",
                c -> answers(
                        c.run("copy r from stdin")
                                .copyData("1\n")
                                .copyData("2\n")
                                .message('c')
                                .sync(),
                        1));
        all.put("COPY in a block", c -> {
            List<Message> seen = answers(c.query("begin"), 1);
            seen.addAll(copy(c.query("copy r from stdin"), "7\n8\n", CopyEnd.SIMPLE));
            seen.addAll(answers(c.query("commit"), 1));
            return seen;
        });
        all.put("COPY in a block, extended", c -> {
            List<Message> seen = answers(c.run("begin").sync(), 1);
            seen.addAll(copy(c.run("copy r from stdin").sync(), "7\n8\n", CopyEnd.SYNC));
            seen.addAll(answers(c.run("commit").sync(), 1));
            return seen;
        });
        all.put(
                "COPY out, extended",
                c -> answers(c.run("copy p to stdout").run("select 1").sync(), 1));
    }

    private static void longOnes(Map<String, Conversation> all) {
        String text = "x".repeat(200_000);
        String longText = "é".repeat(3_000_000);
        all.put("long Query", c -> answers(c.query("select length('" + text + "')"), 1));
        all.put("very long Query", c -> answers(c.query("select length('" + longText + "')"), 1));
        all.put(
                "long Parse",
                c -> answers(c.run("select length('" + text + "')").sync(), 1));
        all.put(
                "very long parameter",
                c -> answers(
                        c.parse("", "select length($1)", 25)
                                .bind("", "", longText)
                                .execute("", 0)
                                .sync(),
                        1));
        all.put("very long row", c -> answers(c.query("select repeat('z', 3000000)"), 1));
        all.put("many rows", c -> answers(c.query("select generate_series(1, 20000)"), 1));
        all.put("long error", c -> answers(c.query("select ('" + text + "')::int"), 1));
        all.put("many statements", c -> answers(c.query("insert into r values (1);\n".repeat(300) + "select 1/0"), 1));
    }

    /** How rows end. */
    private enum CopyEnd {
        SIMPLE,
        SYNC,
        FAIL
    }

    private static List<Message> copy(WireClient client, String rows, CopyEnd end) throws IOException {
        List<Message> seen = client.send().until("GZ");
        if (seen.get(seen.size() - 1).type() == 'G') {
            client.copyData(rows);
            if (end == CopyEnd.FAIL) {
                client.message('f', "no more");
            } else {
                client.message('c');
            }
            if (end == CopyEnd.SYNC) {
                client.sync();
            }
            seen.addAll(client.send().untilReady());
        }
        return seen;
    }

    private static List<Message> inBlock(WireClient client, String sql) throws IOException {
        List<Message> seen = client.query("begin").send().untilReady();
        seen.addAll(client.query(sql).send().untilReady());
        seen.addAll(client.query("rollback").send().untilReady());
        return seen;
    }

    private static List<Message> answers(WireClient client, int readies) throws IOException {
        client.send();
        List<Message> seen = new ArrayList<>();
        for (int i = 0; i < readies; i++) {
            seen.addAll(client.untilReady());
        }
        return seen;
    }
}

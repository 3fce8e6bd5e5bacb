package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.watch.tap.Conversations.Conversation;
import dev.lockstep.postgres.watch.tap.WireClient.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several statements in one message, in a block that the client has begun before or begins in the same packet. */
final class BlockConversations {

    private static final List<String> SCRIPTS = List.of(
            "insert into r values (1); select 1/0; insert into r values (2)",
            "insert into r values (1);\n  select é from nope; select 3",
            "create table b1 (id int); insert into b1 values (1); selec 2",
            "create table b2 (id int); insert into b2 values (1), (2); alter table b2 add primary key (id); table b2",
            "select 'é'; raise; select 2",
            "select count(*) from p; alter table p add column b3 int; create index on p (b3); drop table nope; select 1",
            "do $$begin raise notice 'héllo; %', 1; raise warning 'careful'; end$$; select 1",
            "do $$begin insert into r values (1); commit; end$$; select 1",
            "select 1; do $$begin perform nope(); end$$; select 2",
            "set local work_mem = '3MB'; show work_mem; set local application_name = 'in a block'; select 1",
            "set transaction isolation level serializable; select 1; show transaction_isolation",
            "set transaction read only; insert into r values (1); select 1",
            "set transaction isolation level repeatable read; set transaction isolation level serializable; table r;"
                    + " set transaction isolation level read committed",
            "savepoint s; insert into r values (1); rollback to s; release s; table r",
            "savepoint lockstep_check; insert into r values (1); rollback to lockstep_check; table r",
            "select 1/0; rollback to nope; select 1",
            "insert into r values (1); commit",
            "insert into c values (1, 999); commit",
            "insert into r values (1); rollback",
            "insert into r values (1); commit; insert into r values (2); select 1/0",
            "insert into r values (1); commit and chain; insert into r values (2)",
            "insert into r values (1); commit and chain",
            "commit; select 1; begin",
            "begin; select 1; select 2",
            "select 1; vacuum p",
            "select 1; prepare transaction 'y'",
            "declare k cursor for select generate_series(1, 5); fetch 2 from k; move 1 from k; fetch k; close k",
            "prepare ps2 as select $1::int; execute ps2 (4); deallocate ps2",
            "prepare ps3 as select 1; deallocate nope",
            "listen y; notify y, 'later'; select 1",
            "set standard_conforming_strings = off; select 'a\\'; select 2;'",
            "set constraints all immediate; insert into c values (1, 999); select 1",
            "create temp table t1 on commit drop as select 1 a; insert into t1 values (2); select sum(a) from t1",
            "insert into ruled values (4); select 1",
            "call pr(); select 1",
            "truncate r; copy r from stdin; select 2",
            "copy p to stdout; select 2",
            "select pg_advisory_xact_lock(7); lock table p; select txid_current_if_assigned() is null",
            "select 1;; ; select 2;",
            "select 'x' as a_very_long_identifier_that_is_longer_than_sixty_three_characters_and_is_cut; select 2",
            "insert into r values (1);\n".repeat(300) + "select 1/0",
            "select length('" + "é".repeat(100_000) + "'); select 1; select nope",
            "select length('" + "é".repeat(900_000) + "'); select 1");

    private BlockConversations() {}

    static Map<String, Conversation> all() {
        Map<String, Conversation> all = new LinkedHashMap<>();
        for (String script : SCRIPTS) {
            String name = script.length() > 200 ? script.substring(0, 40) + " ..." + script.length() : script;
            all.put("BEGIN, then: " + name, client -> {
                List<Message> seen = client.query("begin").send().untilReady();
                seen.addAll(whole(client.query(script)));
                seen.addAll(whole(client.query("commit")));
                return seen;
            });
            all.put("BEGIN and at once: " + name, client -> {
                client.query("begin").query(script).send();
                List<Message> seen = client.untilReady();
                seen.addAll(rest(client));
                seen.addAll(whole(client.query("commit")));
                return seen;
            });
            all.put("extended BEGIN and at once: " + name, client -> {
                client.run("begin").sync().query(script).send();
                List<Message> seen = client.untilReady();
                seen.addAll(rest(client));
                seen.addAll(whole(client.query("rollback")));
                return seen;
            });
            all.put("extended BEGIN without Sync and at once: " + name, client -> {
                List<Message> seen = whole(client.run("begin").query(script));
                seen.addAll(whole(client.query("rollback")));
                return seen;
            });
        }
        behindOthers(all);
        return all;
    }

    private static void behindOthers(Map<String, Conversation> all) {
        String script = "insert into r values (1); create table behind (id int); drop table behind; select 4";
        all.put("scripts and more behind them", client -> {
            client.query("begin").query(script).query("select 5").query(script).run("select 6");
            return readies(client.sync().query("commit"), 6);
        });
        all.put(
                "a script behind a failed block",
                client ->
                        readies(client.query("begin; select 1/0").query(script).query("rollback"), 3));
        all.put(
                "a script behind a failed block and its end",
                client -> readies(
                        client.query("begin; select 1/0").query("rollback").query(script), 3));
        all.put(
                "a script behind a pipeline that fails",
                client -> readies(
                        client.run("begin")
                                .run("select 1/0")
                                .sync()
                                .query(script)
                                .query("rollback"),
                        3));
        all.put(
                "a script behind a failed pipeline without Sync",
                client -> readies(client.run("select 1/0").query(script).sync().query(script), 2));
        all.put("a script behind a function call", client -> {
            client.query("begin")
                    .message('F', 1598 + 20, (short) 0, (short) 0, (short) 0)
                    .query(script);
            return readies(client.query("rollback"), 4);
        });
        all.put("a script behind rows for COPY", client -> {
            client.query("begin").query("copy r from stdin").copyData("7\n").message('c');
            return readies(client.query(script).query("commit"), 4);
        });
        all.put("a script behind extended COPY", client -> {
            client.query("begin")
                    .run("copy r from stdin")
                    .copyData("7\n")
                    .message('c')
                    .sync();
            return readies(client.query(script).query("commit"), 4);
        });
    }

    private static List<Message> whole(WireClient client) throws IOException {
        client.send();
        return rest(client);
    }

    /** Reads to the end of a Query, giving the server the rows that it may want. */
    private static List<Message> rest(WireClient client) throws IOException {
        List<Message> seen = client.until("GZ");
        if (seen.get(seen.size() - 1).type() == 'G') {
            client.copyData("7\n").message('c').send();
            seen.addAll(client.untilReady());
        }
        return seen;
    }

    private static List<Message> readies(WireClient client, int readies) throws IOException {
        client.send();
        List<Message> seen = new ArrayList<>();
        for (int i = 0; i < readies; i++) {
            seen.addAll(client.untilReady());
        }
        return seen;
    }
}

"""What psycopg 3 says to a server; everything that it hears is printed."""
import logging

import psycopg

# It warns where a pipeline's error is noticed before the pipeline's end, which is a matter of time and not of what was said.
logging.getLogger("psycopg").setLevel(logging.ERROR)

SETUP = "drop table if exists b; drop table if exists a; create table a (id int primary key, name text); create table b (a int references a)"


def show(cursor):
    print(cursor.statusmessage, cursor.fetchall() if cursor.description else "-")


with psycopg.connect("", autocommit=True) as auto:
    auto.add_notice_handler(lambda notice: print("notice", notice.message_primary))
    auto.execute(SETUP)
    show(auto.execute("insert into a select g, 'é' || g from generate_series(1, 5) g returning *"))
    show(auto.execute("select * from a where id > %s order by id", [3]))
    show(auto.execute("select * from a where id > %s order by id", [4], prepare=True))
    show(auto.execute("select * from a order by id", binary=True))
    show(auto.execute("create index concurrently on a (name)"))
    show(auto.execute("vacuum a"))
    auto.execute("do $$begin raise notice 'héllo'; end$$")
    for wrong in ["select 1/0", "selec 1", "insert into a values (1)", "insert into b values (9)"]:
        try:
            auto.execute(wrong)
        except psycopg.Error as e:
            print(e.sqlstate, e.diag.message_primary, e.diag.statement_position)

with psycopg.connect("") as conn:
    with conn.transaction():
        show(conn.execute("alter table a add column c int default 7"))
        try:
            with conn.transaction():
                conn.execute("select nope")
        except psycopg.Error as e:
            print(e.sqlstate)
        show(conn.execute("select * from a where id = 1"))
    with conn.pipeline() as pipeline:
        cursors = [conn.execute("insert into a values (%s, 'p')", [i]) for i in range(100, 120)]
        pipeline.sync()
        for cursor in cursors:
            show(cursor)
    try:
        with conn.pipeline():
            conn.execute("insert into a values (500, 'q')")
            conn.execute("select 1/0")
            conn.execute("insert into a values (501, 'q')")
    except psycopg.Error as e:
        print("pipeline", e.sqlstate)
    conn.rollback()
    with conn.cursor() as cursor:
        with cursor.copy("copy a (id, name) from stdin") as copy:
            for i in range(1000, 3000):
                copy.write_row((i, "row é %d" % i))
        print(cursor.statusmessage, cursor.rowcount)
        with cursor.copy("copy (select id, name from a order by id) to stdout") as copy:
            print(sum(len(block) for block in copy))
        cursor.executemany("insert into a values (%s, %s)", [(i, "m") for i in range(5000, 5050)])
        print(cursor.rowcount)
    conn.commit()
    with conn.cursor(name="named") as cursor:
        cursor.itersize = 7
        cursor.execute("select id from a order by id")
        print(sum(row[0] for row in cursor))
    print(conn.execute("select count(*), sum(id) from a").fetchall())

with psycopg.connect("", autocommit=True) as auto:
    auto.execute("listen news")
    auto.execute("notify news, 'é'")
    print([(n.channel, n.payload) for n in auto.notifies(timeout=5, stop_after=1)])
    auto.execute("set statement_timeout = 100")
    try:
        auto.execute("select pg_sleep(20)")
    except psycopg.errors.QueryCanceled as e:
        print(e.sqlstate)

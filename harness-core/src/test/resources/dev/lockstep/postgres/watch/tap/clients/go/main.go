// What pgx and lib/pq say to a server; everything that they hear is printed.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/lib/pq"
)

func must(err error) {
	if err != nil {
		fmt.Println("unexpected:", err)
		os.Exit(1)
	}
}

func pgxProgram(mode pgx.QueryExecMode) {
	ctx := context.Background()
	config, err := pgx.ParseConfig("")
	must(err)
	config.DefaultQueryExecMode = mode
	config.OnNotice = func(_ *pgconn.PgConn, notice *pgconn.Notice) { fmt.Println("notice", notice.Message) }
	conn, err := pgx.ConnectConfig(ctx, config)
	must(err)
	defer conn.Close(ctx)
	exec := func(text string, args ...any) {
		tag, err := conn.Exec(ctx, text, args...)
		var failed *pgconn.PgError
		if errors.As(err, &failed) {
			fmt.Println(failed.Code, failed.Message, failed.Position)
			return
		}
		must(err)
		fmt.Println(tag)
	}
	exec("drop table if exists x")
	exec("create table x (id int primary key, name text)")
	exec("insert into x select g, 'é' || g from generate_series(1, 5) g")
	exec("update x set name = $2 where id > $1", 3, "new")
	exec("create index concurrently on x (name)")
	exec("do $$begin raise notice 'héllo'; end$$")
	for _, wrong := range []string{"select 1/0", "selec 1", "insert into x values (1)"} {
		exec(wrong)
	}
	rows, err := conn.Query(ctx, "select id, name from x where id > $1 order by id", 2)
	must(err)
	for rows.Next() {
		values, err := rows.Values()
		must(err)
		fmt.Println(values)
	}
	must(rows.Err())
	batch := &pgx.Batch{}
	for i := 10; i < 40; i++ {
		batch.Queue("insert into x values ($1, 'b')", i)
	}
	must(conn.SendBatch(ctx, batch).Close())
	tx, err := conn.Begin(ctx)
	must(err)
	tag, err := tx.Exec(ctx, "alter table x add column c int default 7")
	must(err)
	fmt.Println(tag)
	must(tx.Rollback(ctx))
	count, err := conn.CopyFrom(ctx, pgx.Identifier{"x"}, []string{"id", "name"}, pgx.CopyFromSlice(1000, func(i int) ([]any, error) {
		return []any{1000 + i, "copied é"}, nil
	}))
	must(err)
	fmt.Println(count)
	var sum int64
	must(conn.QueryRow(ctx, "select sum(id) from x").Scan(&sum))
	fmt.Println(sum)
	results, err := conn.PgConn().Exec(ctx, "begin; create table x2 (id int); insert into x2 values (1); drop table x2; commit").ReadAll()
	must(err)
	for _, result := range results {
		fmt.Println(result.CommandTag)
	}
}

func pqProgram() {
	db, err := sql.Open("postgres", "sslmode=disable")
	must(err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	exec := func(text string, args ...any) {
		result, err := db.Exec(text, args...)
		var failed *pq.Error
		if errors.As(err, &failed) {
			fmt.Println(failed.Code, failed.Message, failed.Position)
			return
		}
		must(err)
		rows, _ := result.RowsAffected()
		fmt.Println(strings.Fields(text)[0], rows)
	}
	exec("drop table if exists q; create table q (id int primary key, name text)")
	exec("insert into q select g, 'é' || g from generate_series(1, 5) g")
	exec("update q set name = $2 where id > $1", 3, "new")
	exec("create index concurrently on q (name)")
	exec("select 1/0")
	exec("insert into q values (100); insert into q values (1)")
	tx, err := db.Begin()
	must(err)
	_, err = tx.Exec("alter table q add column c int default 7; create index on q (c)")
	must(err)
	copying, err := tx.Prepare(pq.CopyIn("q", "id", "name"))
	must(err)
	for i := 1000; i < 2000; i++ {
		_, err = copying.Exec(i, "copied é")
		must(err)
	}
	_, err = copying.Exec()
	must(err)
	must(copying.Close())
	must(tx.Commit())
	var sum, seven int64
	must(db.QueryRow("select sum(id), sum(c) from q where id > $1", 1).Scan(&sum, &seven))
	fmt.Println(sum, seven)
	_, err = sql.Open("postgres", "sslmode=require")
	must(err)
}

func main() {
	for _, mode := range []pgx.QueryExecMode{pgx.QueryExecModeCacheStatement, pgx.QueryExecModeDescribeExec, pgx.QueryExecModeExec, pgx.QueryExecModeSimpleProtocol} {
		fmt.Println("pgx", mode)
		pgxProgram(mode)
	}
	fmt.Println("lib/pq")
	pqProgram()
}

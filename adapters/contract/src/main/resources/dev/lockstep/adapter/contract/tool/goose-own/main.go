// The program that a project builds around its migrations in Go.
package main

import (
	"context"
	"database/sql"
	"flag"
	"log"
	"os"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
)

func init() {
	goose.AddNamedMigrationContext("00002_status.go", up, down)
}

func up(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "ALTER TABLE customer ADD COLUMN status text"); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "UPDATE customer SET status = 'new'")
	return err
}

func down(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "ALTER TABLE customer DROP COLUMN status")
	return err
}

func main() {
	flags := flag.NewFlagSet("goose", flag.ExitOnError)
	dir := flags.String("dir", ".", "directory with migration files")
	flags.Parse(os.Args[1:])
	args := flags.Args()
	if len(args) < 3 {
		log.Fatal("usage: goose-own [-dir DIR] DRIVER DBSTRING COMMAND")
	}
	db, err := goose.OpenDBWithDriver(args[0], args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := goose.RunContext(context.Background(), args[2], db, *dir, args[3:]...); err != nil {
		log.Fatalf("goose %v: %v", args[2], err)
	}
}

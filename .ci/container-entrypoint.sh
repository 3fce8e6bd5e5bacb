#!/bin/sh
# What the official image promises, as far as it is relied on here: POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB,
# POSTGRES_INITDB_ARGS; a first argument that is an option belongs to postgres; and, because the official image starts
# PostgreSQL once for itself and once for its users, "ready to accept connections" is logged twice.
set -eu

user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

case ${1:-postgres} in
    postgres) [ $# -eq 0 ] || shift ;;
    -*) ;;
    *) exec "$@" ;;
esac

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    if [ -z "${POSTGRES_PASSWORD:-}" ]; then
        echo 'POSTGRES_PASSWORD is not set' >&2
        exit 1
    fi
    printf '%s' "$POSTGRES_PASSWORD" >/tmp/password
    # shellcheck disable=SC2086
    initdb --no-sync --pgdata="$PGDATA" --username="$user" --pwfile=/tmp/password --encoding=UTF8 --locale=C \
        --auth-local=trust --auth-host=scram-sha-256 ${POSTGRES_INITDB_ARGS:-}
    rm /tmp/password
    echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
    # There is no psql; in single-user mode the server itself reads SQL.
    if [ "$database" != postgres ]; then
        echo "CREATE DATABASE \"$database\" OWNER \"$user\"" | postgres --single -j -D "$PGDATA" postgres >/dev/null
    fi
    pg_ctl --pgdata="$PGDATA" --options="-c listen_addresses=''" --wait start
    pg_ctl --pgdata="$PGDATA" --mode=fast --wait stop
    echo 'PostgreSQL init process complete; ready for start up.'
fi

exec postgres -D "$PGDATA" -c 'listen_addresses=*' "$@"

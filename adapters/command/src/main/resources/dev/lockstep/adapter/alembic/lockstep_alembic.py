"""Alembic's command line, with every connection of SQLAlchemy led to the address of the harness.

run [OPTIONS] COMMAND ...   runs a command of Alembic
describe [OPTIONS] FILE     writes what Alembic knows of the project to FILE, as JSON; changes nothing

Where the project's env.py takes its address from does not matter: the ini file, a variable, the application's settings, a literal.
"""

import ast
import importlib.util
import json
import os
import sys

OLDEST = (1, 8)
# Before anything of the project is loaded: it may read a .env file over these.
ADDRESS = {part: os.environ["PG" + part.upper()] for part in ("host", "port", "user", "password", "database")}


def choose_driver():
    """A URL without a driver means psycopg2 to SQLAlchemy: name the one that the project has."""
    drivers = [name for name in ("psycopg2", "psycopg", "asyncpg", "pg8000") if importlib.util.find_spec(name)]
    plain = "postgresql://"
    if drivers and drivers[0] != "psycopg2" and os.environ["DATABASE_URL"].startswith(plain):
        os.environ["DATABASE_URL"] = f"postgresql+{drivers[0]}://" + os.environ["DATABASE_URL"][len(plain):]


def lead_connections():
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    @event.listens_for(Engine, "do_connect")
    def lead(dialect, record, arguments, parameters):
        if dialect.name != "postgresql":
            raise RuntimeError(f"the project connects to {dialect.name}, and only PostgreSQL is tested here")
        libpq = dialect.driver in ("psycopg2", "psycopg2cffi", "psycopg", "psycopg_async")
        for name in ("host", "hostaddr", "port", "user", "password", "database", "dbname", "dsn", "service",
                     "passfile", "sslmode", "sslrootcert", "sslcert", "sslkey", "ssl", "ssl_context", "unix_sock"):
            parameters.pop(name, None)
        parameters.update(host=ADDRESS["host"], port=int(ADDRESS["port"]), user=ADDRESS["user"])
        parameters["dbname" if libpq else "database"] = ADDRESS["database"]
        if ADDRESS["password"]:
            parameters["password"] = ADDRESS["password"]
        if libpq:
            parameters["sslmode"] = "disable"
        elif dialect.driver == "asyncpg":
            parameters["ssl"] = False


def definition(tree, name):
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    return found[-1] if found else None


def statements(function):
    """The body without its docstring and without what does nothing."""
    return [
        node
        for node in function.body
        if not isinstance(node, ast.Pass)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        and not (isinstance(node, ast.Return) and node.value is None)
    ]


def downgrade_of(revision):
    with open(revision.path, "rb") as file:
        tree = ast.parse(file.read())
    if not hasattr(revision.module, "downgrade"):
        return {"kind": "missing", "said": "there is no downgrade()"}
    up, down = definition(tree, "upgrade"), definition(tree, "downgrade")
    if down is None:
        return {"kind": "reversible"}
    body = statements(down)
    if body and isinstance(body[0], ast.Raise):
        raised = body[0].exc
        if isinstance(raised, ast.Call) and raised.args and isinstance(raised.args[0], ast.Constant):
            return {"kind": "irreversible", "said": str(raised.args[0].value) or ast.unparse(raised)}
        return {"kind": "irreversible", "said": "downgrade() says: " + ast.unparse(body[0])}
    if not body and (up is None or statements(up)):
        return {"kind": "missing", "said": f"downgrade() in line {down.lineno} does nothing, upgrade() does something"}
    return {"kind": "reversible"}


def in_order(revisions):
    """Oldest first, as Alembic walks them, each after all that it needs."""
    done, order = set(), []
    while revisions:
        ready = next(each for each in revisions if set(each["needs"]) <= done)
        revisions.remove(ready)
        done.add(ready["id"])
        order.append(ready)
    return order


def seen(script, revision):
    parents = revision.down_revision or ()
    parents = [parents] if isinstance(parents, str) else list(parents)
    depends = revision.dependencies or ()
    depends = [depends] if isinstance(depends, str) else list(depends)
    depends = [each.revision for name in depends for each in script.get_revisions(name)]
    return {
        "id": revision.revision,
        "description": revision.doc or "",
        "file": os.path.abspath(revision.path),
        "parents": parents,
        "needs": parents + depends,
        "downgrade": downgrade_of(revision),
    }


def version_tables(config, script):
    from alembic.runtime.environment import EnvironmentContext

    tables = []

    def look(heads, context):
        schema = context.version_table_schema
        if not schema:
            schema = context.connection.exec_driver_sql("SELECT coalesce(current_schema(), 'public')").scalar()
        tables.append({"schema": schema, "name": context.version_table})
        return []

    with EnvironmentContext(config, script, fn=look, dont_mutate=True):
        script.run_env()
    if not tables:
        sys.exit("env.py does not run any migrations: it never calls context.run_migrations()")
    return tables


def describe(config, file):
    import alembic
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(config)
    revisions = [seen(script, each) for each in script.walk_revisions()]
    revisions.reverse()
    answer = {
        "version": alembic.__version__,
        "revisions": in_order(revisions),
        "tables": version_tables(config, script),
    }
    with open(file, "w", encoding="utf-8") as out:
        json.dump(answer, out)


def main(mode, arguments):
    # As with "python -m alembic": the folder of the project and not that of this script.
    sys.path[0] = os.getcwd()
    import alembic
    from alembic.config import CommandLine

    if tuple(int(part) for part in alembic.__version__.split(".")[:2]) < OLDEST:
        sys.exit(f"Alembic {alembic.__version__} is too old: Lockstep drives 1.8 and newer")
    choose_driver()
    lead_connections()
    if mode == "run":
        CommandLine(prog="alembic").main(argv=arguments)
        return
    file = arguments.pop()

    class Description(CommandLine):
        def run_cmd(self, config, options):
            describe(config, file)

    Description(prog="alembic").main(argv=arguments + ["current"])


main(sys.argv[1], sys.argv[2:])

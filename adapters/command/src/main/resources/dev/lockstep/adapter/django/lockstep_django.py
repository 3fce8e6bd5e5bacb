"""The project's manage.py, with every connection of Django led to the address of the harness.

up|down APP.NAME ...   runs Django's own migrate for these migrations and no others
describe FILE          writes what Django knows of the project to FILE, as JSON; changes nothing

Where the project's settings take the address from does not matter: literals, variables, a URL.
"""

import ast
import inspect
import json
import os
import runpy
import sys
import sysconfig
import textwrap

OLDEST = (3, 2)
# Before anything of the project is loaded: it may read a .env file over these.
ADDRESS = {part: os.environ["PG" + part] for part in ("HOST", "PORT", "USER", "PASSWORD", "DATABASE")}
MANAGE = os.environ.get("LOCKSTEP_DJANGO_MANAGE")
OWN = [label for label in os.environ.get("LOCKSTEP_DJANGO_APPS", "").split(",") if label]
NOT_LED = ("host", "hostaddr", "port", "user", "password", "dbname", "service", "passfile", "sslrootcert", "sslcert",
           "sslkey", "pool")


def lead_connections():
    from django.db.utils import ConnectionHandler, load_backend

    configured = ConnectionHandler.configure_settings

    def vendor(alias, database):
        try:
            return load_backend(database["ENGINE"]).DatabaseWrapper.vendor
        except Exception:
            # Only the database that is migrated has to be there.
            if alias == "default":
                raise
            return "unknown"

    def led(self, databases):
        databases = configured(self, databases)
        for alias, database in databases.items():
            kind = vendor(alias, database)
            if kind == "postgresql":
                options = {name: value for name, value in database["OPTIONS"].items() if name not in NOT_LED}
                database.update(HOST=ADDRESS["HOST"], PORT=ADDRESS["PORT"], USER=ADDRESS["USER"],
                                PASSWORD=ADDRESS["PASSWORD"], NAME=ADDRESS["DATABASE"],
                                OPTIONS={**options, "sslmode": "disable"})
            elif alias == "default":
                raise RuntimeError(f"the project's default database is {kind}, and only PostgreSQL is tested here")
            else:
                # Another server may be anybody's: Django's dummy refuses whoever uses it.
                database["ENGINE"] = "django.db.backends.dummy"
        return databases

    ConnectionHandler.configure_settings = led


def narrow_plan(keys, backwards):
    """Leaves of what migrate would do these migrations; a name alone would take down neighbouring branches, too."""
    from django.db.migrations.executor import MigrationExecutor

    whole = MigrationExecutor.migration_plan

    def narrowed(self, targets, clean_start=False):
        if clean_start:
            return whole(self, targets, clean_start)
        return [(self.loader.graph.nodes[key], backwards) for key in keys]

    MigrationExecutor.migration_plan = narrowed


def raised_by(function):
    """What a function says that does nothing but refuse."""
    try:
        body = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0].body
    except (OSError, TypeError, SyntaxError, AttributeError, IndexError):
        return None
    body = [node for node in body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    if not body or not isinstance(body[0], ast.Raise):
        return None
    raised = body[0].exc
    if isinstance(raised, ast.Call) and raised.args and isinstance(raised.args[0], ast.Constant):
        return str(raised.args[0].value) or ast.unparse(raised)
    return ast.unparse(body[0])


def reversal_of(operations):
    from django.db.migrations.operations import RunPython, RunSQL, SeparateDatabaseAndState

    for operation in operations:
        if isinstance(operation, SeparateDatabaseAndState):
            inner = reversal_of(operation.database_operations)
            if inner["kind"] != "reversible":
                return inner
        elif isinstance(operation, RunPython):
            name = getattr(operation.code, "__name__", "code")
            if operation.reverse_code is None:
                return {"kind": "irreversible", "said": f"RunPython({name}) has no reverse_code"}
            said = raised_by(operation.reverse_code)
            if said:
                return {"kind": "irreversible", "said": said}
        elif not operation.reversible:
            kind = type(operation).__name__
            said = "RunSQL has no reverse_sql" if isinstance(operation, RunSQL) else f"{kind} cannot be reversed"
            return {"kind": "missing", "said": f"{said}: {operation.describe()}"}
    return {"kind": "reversible"}


def is_own(app, file):
    if OWN:
        return app in OWN
    installed = [sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")]
    root = os.path.realpath(os.environ["LOCKSTEP_DJANGO_ROOT"])
    file = os.path.realpath(file)
    inside = [os.path.realpath(folder) + os.sep for folder in installed if folder]
    packages = ("site-packages", "dist-packages")
    return (file.startswith(root + os.sep) and not file.startswith(tuple(inside))
            and not any(part in packages for part in file.split(os.sep)))


def seen(key, migration):
    file = os.path.abspath(sys.modules[type(migration).__module__].__file__)
    return {
        "app": key[0],
        "name": key[1],
        "file": file,
        "own": is_own(key[0], file),
        "atomic": migration.atomic,
        "operations": [operation.describe() for operation in migration.operations],
        "reversal": reversal_of(migration.operations),
    }


def in_order(graph):
    """As migrate walks a database in which there is nothing yet."""
    order = {}
    for leaf in graph.leaf_nodes():
        order.update(dict.fromkeys(graph.forwards_plan(leaf)))
    return list(order)


def describe(file):
    import django
    from django.apps import apps
    from django.core.management.base import CommandError
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    django.setup()
    # Without a connection it takes a squashed migration for those that it replaces, as on an empty database.
    loader = MigrationLoader(None)
    conflicts = loader.detect_conflicts()
    if conflicts:
        names = "; ".join(f"{', '.join(sorted(names))} in {app}" for app, names in sorted(conflicts.items()))
        raise CommandError(f"Conflicting migrations detected; multiple leaf nodes in the migration graph: ({names})")
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_schema(), 'public')")
        schema = cursor.fetchone()[0]
    connection.close()
    registers = [model._meta.db_table for label, name in (("contenttypes", "ContentType"), ("auth", "Permission"))
                 if apps.is_installed("django.contrib." + label) for model in [apps.get_model(label, name)]]
    answer = {
        "version": django.get_version(),
        "schema": schema,
        "registers": registers,
        "migrations": [seen(key, loader.graph.nodes[key]) for key in in_order(loader.graph)],
    }
    with open(file, "w", encoding="utf-8") as out:
        json.dump(answer, out)


def main(mode, arguments):
    # As with "python manage.py": the folder of the project and not that of this script.
    sys.path[0] = os.getcwd()
    import django
    from django.core import management

    if django.VERSION[:2] < OLDEST:
        sys.exit(f"Django {django.get_version()} is too old: Lockstep drives 3.2 and newer")
    lead_connections()
    if mode == "describe":
        management.execute_from_command_line = lambda *argv: describe(arguments[0])
    else:
        narrow_plan([tuple(argument.split(".", 1)) for argument in arguments], mode == "down")
    if not MANAGE:
        management.execute_from_command_line(["django-admin", "migrate", "--no-input", "--verbosity=0"])
        return
    # The project's own start: it may set up more than the name of its settings.
    sys.argv = [MANAGE, "migrate", "--no-input", "--verbosity=0"]
    runpy.run_path(MANAGE, run_name="__main__")


main(sys.argv[1], sys.argv[2:])

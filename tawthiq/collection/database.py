"""The database of a collection: Django's ORM under an alias of its own, on SQLite or PostgreSQL."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

_PRAGMAS: Final = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY"
_WAIT: Final = 30  # seconds a reader waits for the writer


class DatabaseError(Exception):
    """A database that cannot be reached, or is not this collection's, in words for people."""


def prepare() -> None:
    """Load Django with the project's settings, unless an application has done so with its own."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawthiq.collection.config")
    if not apps.ready:
        django.setup()


def connect(alias: str, address: str, file: Path) -> None:
    """Give the database at ``address`` (``sqlite``, or ``postgresql://...``) to Django as ``alias``.

    ``file`` is where SQLite keeps it. Raises :class:`DatabaseError` for an address of another kind.
    """
    prepare()
    from django.db import connections

    defaults = {key: value for key, value in connections.databases["default"].items() if key != "OPTIONS"}
    connections.databases[alias] = {**defaults, "OPTIONS": {}, **options(address, file)}


def options(address: str, file: Path) -> dict[str, Any]:
    """Django's settings of a database address."""
    if address == "sqlite":
        pragmas = {"init_command": _PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": _WAIT}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": pragmas}
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        shown = re.sub(r"//.*@", "//...@", address)
        raise DatabaseError(f"database is neither sqlite nor postgresql://user@host/name: {shown}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or os.environ.get("TAWTHIQ_DATABASE_PASSWORD", "")),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def migrate(alias: str) -> None:
    """Bring the tables to this version's form. Raises :class:`DatabaseError` where the database cannot be reached."""
    from django.core.management import call_command
    from django.db.utils import Error

    try:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
    except Error as error:
        raise DatabaseError(f"the database cannot be opened: {_first_line(error)}") from error


def pending(alias: str) -> bool:
    """True where the tables are of an older version than this one's, or are not there."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import Error

    try:
        executor = MigrationExecutor(connections[alias])
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except Error as error:
        raise DatabaseError(f"the database cannot be opened: {_first_line(error)}") from error


def disconnect(alias: str) -> None:
    """Close the connections and forget the alias."""
    from django.db import connections

    connections[alias].close()
    del connections[alias]
    del connections.databases[alias]


@contextmanager
def atomic(alias: str) -> Iterator[None]:
    """A transaction: all that is written in it, or nothing."""
    from django.db import transaction

    with transaction.atomic(using=alias, durable=True):
        yield


@contextmanager
def taken_back(alias: str) -> Iterator[None]:
    """A transaction of which nothing stays: to see what would come of it."""
    from django.db import transaction

    with transaction.atomic(using=alias, durable=True):
        yield
        transaction.set_rollback(True, using=alias)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]

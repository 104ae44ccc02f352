"""Collections for the tests, each test on SQLite and on PostgreSQL; the latter where a server is installed."""

import os
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import postgres
import pytest
from filled import Make

from tawthiq.collection.collection import Collection


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    if postgres.programs() is None:
        if os.environ.get("TAWTHIQ_POSTGRES") == "needed":
            pytest.fail("PostgreSQL is to be tested (TAWTHIQ_POSTGRES=needed) and is not installed")
        pytest.skip("PostgreSQL is not installed")
    with postgres.server() as address:
        yield address


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the tables and nothing in them: made once, since migrating takes longer than most tests."""
    root = tmp_path_factory.mktemp("tables") / "made"
    Collection.create(root).close()
    with sqlite3.connect(root / "collection.sqlite") as made:
        made.execute("DELETE FROM collection_act")
        made.execute("DELETE FROM collection_fact")
    return root / "collection.sqlite"


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a server with a database ``made``, likewise."""
    import psycopg

    address = postgres_server.removesuffix("/postgres")
    with psycopg.connect(postgres_server, autocommit=True) as server:
        server.execute("CREATE DATABASE made")
    root = tmp_path_factory.mktemp("tables") / "made"
    Collection.create(root, database_address=f"{address}/made").close()
    with psycopg.connect(f"{address}/made", autocommit=True) as made:
        made.execute("DELETE FROM collection_act")
        made.execute("DELETE FROM collection_fact")
    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a database without rows."""
    if request.param == "sqlite":
        file: Path = request.getfixturevalue("tables")
        monkeypatch.setattr("tawthiq.collection.database.migrate", partial(_copy_tables, file))
        yield "sqlite"
        return
    address = postgres.copied(f"{request.getfixturevalue('postgres_tables')}/made")
    yield address
    postgres.dropped(address)


def _copy_tables(file: Path, alias: str) -> None:
    from django.db import connections

    connections[alias].ensure_connection()
    with sqlite3.connect(file) as made:
        made.backup(connections[alias].connection)


@pytest.fixture
def make(tmp_path: Path, database: str) -> Iterator[Make]:
    """Makes the collection of a test; it is closed at the end."""
    made: list[Collection] = []

    def collection(name: str = "collection") -> Collection:
        made.append(Collection.create(tmp_path / name, name="تجربة", database_address=database))
        return made[-1]

    yield collection
    for one in made:
        one.close()


@pytest.fixture
def collection(make: Make) -> Collection:
    return make()

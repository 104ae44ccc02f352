"""Collections for the tests, each test on SQLite and on PostgreSQL; the latter where a server is installed."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import postgres
import pytest

from tawthiq.collection.collection import Collection

Make = Callable[..., Collection]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    if postgres.programs() is None:
        if os.environ.get("TAWTHIQ_POSTGRES") == "needed":
            pytest.fail("PostgreSQL is to be tested (TAWTHIQ_POSTGRES=needed) and is not installed")
        pytest.skip("PostgreSQL is not installed")
    with postgres.server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return "sqlite"
    import psycopg

    address: str = request.getfixturevalue("postgres_server")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
    return address.removesuffix("/postgres") + f"/{name}"


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

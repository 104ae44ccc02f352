"""Shared by the tests of the archive: a server that misbehaves on demand."""

from collections.abc import Iterator

import pytest
from hostile import Hostile


@pytest.fixture
def server() -> Iterator[Hostile]:
    made = Hostile()
    yield made
    made.close()

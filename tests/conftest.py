"""Shared by all tests: this folder is importable (``records``), and a fresh hand-made record."""

import json
from typing import Any

import pytest
import records


@pytest.fixture
def row() -> dict[str, Any]:
    """The hand-made record in the contract's form, free to be broken."""
    made: dict[str, Any] = json.loads(json.dumps(records.record().to_dict()))
    return made


@pytest.fixture
def text() -> str:
    """The text that the hand-made record was read from."""
    return records.TEXT

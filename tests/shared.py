"""The reports and gold that are not part of the project; tests that need them skip, saying so, without them."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(os.environ.get("TAWTHIQ_SHARED") or Path(__file__).parents[2] / "shared")
needs_shared = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="needs the folder TAWTHIQ_SHARED (../shared), which is not part of the project"
)


def rows(path: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file of the folder."""
    with (FOLDER / path).open(encoding="utf8") as stream:
        for line in stream:
            yield json.loads(line)


def reports() -> Iterator[dict[str, Any]]:
    """Every report: dev, the sources of airwars-dev, and the unlabelled ones."""
    yield from rows("gold/dev/docs.jsonl")
    for incident in rows("gold/airwars-dev/incidents.jsonl"):
        for source in incident["sources"]:
            yield {"id": source["source_id"], "text": source["text"], "published": source["published"]}
    yield from rows("corpus/unlabelled.jsonl")

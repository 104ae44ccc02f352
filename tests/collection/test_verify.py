"""Verifying: a collection as it was left, and everything that can be done to it behind its back."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from filled import BOMB, filled, lines

from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import (
    Account,
    Act,
    Appearance,
    Attachment,
    Claim,
    Original,
    Reading,
    Report,
    Source,
    Statement,
    Value,
)
from tawthiq.collection.verify import Finding, verify


@pytest.fixture
def full(collection: Collection, tmp_path: Path) -> Collection:
    filled(collection, lines(tmp_path / "reports.jsonl"))
    return collection


def findings(collection: Collection) -> list[Finding]:
    return list(verify(collection))


def test_a_collection_as_it_was_left(full: Collection) -> None:
    assert findings(full) == []


def original(collection: Collection) -> Path:
    return collection.originals.path(next(collection.originals.hashes()))


def test_any_one_byte_of_an_original_changed_is_named(full: Collection) -> None:
    path = original(full)
    raw = path.read_bytes()
    for place in random.Random(7).sample(range(len(raw)), 12):
        path.chmod(0o644)
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 4]) + raw[place + 1 :])
        assert [(found.kind, found.what) for found in findings(full)] == [("altered", f"original {path.name}")]
    path.write_bytes(raw)
    assert findings(full) == []


def test_any_one_byte_of_the_log_changed_is_named(full: Collection) -> None:
    path = full.folder.log
    raw = path.read_bytes()
    for place in random.Random(7).sample(range(len(raw)), 25):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 4]) + raw[place + 1 :])
        line = raw[:place].count(b"\n") + 1
        assert ("altered", f"log.jsonl, line {line}") in {(found.kind, found.what) for found in findings(full)}


def test_an_original_removed_or_added_or_cut_is_named(full: Collection) -> None:
    path = original(full)
    raw = path.read_bytes()
    path.unlink()
    assert [(found.kind, found.what) for found in findings(full)] == [("removed", f"original {path.name}")]
    path.write_bytes(raw[:-1])
    assert [found.kind for found in findings(full)] == ["altered"]
    path.chmod(0o644)
    path.write_bytes(raw)
    (path.parent / ("f" * 64)).write_text("x")
    assert [found.kind for found in findings(full)] == ["added"]


def test_lines_of_the_log_removed_at_the_end_are_named(full: Collection) -> None:
    raw = full.folder.log.read_bytes()
    full.folder.log.write_bytes(b"".join(raw.splitlines(keepends=True)[:-2]))
    assert [(found.kind, found.message) for found in findings(full)] == [
        ("removed", "2 acts of the database are not in the file")
    ]


def test_a_log_removed_is_named(full: Collection) -> None:
    full.folder.log.unlink()
    assert {"removed", "altered"} >= {found.kind for found in findings(full)} >= {"removed"}


def _retold(db: str) -> None:
    report = Report.objects.using(db).order_by("id").first()
    assert report
    report.text = report.text.replace("ثلاثة", "ثلاثون")
    report.save(using=db)


SPOILS: dict[str, tuple[str, Callable[[str], object]]] = {
    "a value": (
        "altered",
        lambda db: Value.objects.using(db).filter(field="killed").update(value={"min": 9, "max": 9}),
    ),
    "a value's rule": ("altered", lambda db: Value.objects.using(db).update(rule="by.hand")),
    "a value's words": ("altered", lambda db: Value.objects.using(db).update(words="x")),
    "a value removed": ("altered", lambda db: Value.objects.using(db).filter(field="killed").delete()),
    "an account": ("altered", lambda db: Account.objects.using(db).update(told={"type": "air_strike"})),
    "a speaker": ("altered", lambda db: Claim.objects.using(db).update(said={"source": None})),
    "a text": ("altered", _retold),
    "an outlet": ("altered", lambda db: Source.objects.using(db).filter(name="وكالة نبأ").update(name="أخرى")),
    "a day": ("altered", lambda db: Report.objects.using(db).update(published="2023-07-10")),
    "an act": ("altered", lambda db: Act.objects.using(db).filter(seq=2).update(line="{}")),
    "a reading": ("removed", lambda db: Reading.objects.using(db).all()[0].delete()),
    "a reading's hash": ("altered", lambda db: Reading.objects.using(db).update(record_sha256="0" * 64)),
    "a report's place": ("altered", lambda db: Appearance.objects.using(db).all()[0].delete()),
    "an act removed": ("added", lambda db: Act.objects.using(db).order_by("-seq")[0].delete()),
    "an original's row": ("added", lambda db: Original(sha256="e" * 64, size=3).save(using=db)),
}


@pytest.mark.parametrize("what", SPOILS)
def test_what_is_changed_in_the_database_is_named(full: Collection, what: str) -> None:
    kind, spoil = SPOILS[what]
    spoil(full.db)
    assert kind in {found.kind for found in findings(full)}


def test_statements_are_verified_too(collection: Collection, tmp_path: Path) -> None:
    words = "أكد التحالف الدولي أن هجمات التنظيم في العراق وسوريا انخفضت منذ بداية العام الجاري."
    filled(collection, lines(tmp_path / "reports.jsonl", [{"id": "t", "text": words, "published": "2023-07-09"}]))
    assert Statement.objects.using(collection.db).count() == 1
    Statement.objects.using(collection.db).update(said={"kind": "trend"})
    assert [found.kind for found in findings(collection)] == ["altered"]


def test_an_attachment_changed_is_named(collection: Collection, tmp_path: Path) -> None:
    export = tmp_path / "export"
    (export / "photos").mkdir(parents=True)
    (export / "photos" / "a.jpg").write_bytes(bytes(range(200)))
    message = {"id": 4, "type": "message", "date": "2023-07-09T10:00:00", "text": BOMB, "photo": "photos/a.jpg"}
    chat = {"name": "قناة", "type": "public_channel", "id": 1, "messages": [message]}
    (export / "result.json").write_text(json.dumps(chat), "utf8")
    filled(collection, export)
    attachment = Attachment.objects.using(collection.db).get()
    path = collection.originals.path(str(attachment.original_id))
    assert path.read_bytes() == bytes(range(200))
    path.chmod(0o644)
    path.write_bytes(b"\x01" + path.read_bytes()[1:])
    assert [(found.kind, found.what) for found in findings(collection)] == [("altered", f"original {path.name}")]

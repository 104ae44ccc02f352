"""Originals: whole, under their hash, read-only, and never half there."""

import hashlib
import io
from pathlib import Path

import pytest

from tawthiq.archive.keep import Originals, hash_file

WORDS = "قصف مدفعي على أطراف البلدة\n".encode()


def test_an_original_stands_under_its_hash(tmp_path: Path) -> None:
    store = Originals(tmp_path / "originals")
    kept = store.keep(io.BytesIO(WORDS))
    assert kept.sha256 == hashlib.sha256(WORDS).hexdigest()
    assert (kept.size, kept.new) == (len(WORDS), True)
    assert store.path(kept.sha256).read_bytes() == WORDS
    assert store.path(kept.sha256).stat().st_mode & 0o222 == 0
    assert list(store.hashes()) == [kept.sha256]
    assert hash_file(store.path(kept.sha256)) == kept.sha256


def test_the_same_bytes_are_one_original(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    (tmp_path / "report.txt").write_bytes(WORDS)
    first = store.keep_file(tmp_path / "report.txt")
    assert not store.keep(io.BytesIO(WORDS)).new
    assert first.new
    assert not list((tmp_path / "incoming").iterdir())


class Breaks(io.RawIOBase):
    """Gives some bytes and then fails, as a disk or a network share does."""

    def __init__(self) -> None:
        self._given = False

    def read(self, size: int = -1) -> bytes:
        if self._given:
            raise OSError(5, "Input/output error")
        self._given = True
        return WORDS


def test_a_stream_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    with pytest.raises(OSError, match="Input/output"):
        store.keep(Breaks())  # type: ignore[arg-type]
    assert list(store.hashes()) == []
    assert not list((tmp_path / "incoming").iterdir())


def test_what_does_not_belong_there_is_listed_too(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    kept = store.keep(io.BytesIO(WORDS))
    (tmp_path / "note.txt").write_text("x")
    (tmp_path / kept.sha256[:2] / "more").mkdir()
    (tmp_path / kept.sha256[:2] / "more" / "deep").write_text("x")
    assert set(store.hashes()) == {kept.sha256, "note.txt", "more/deep"}

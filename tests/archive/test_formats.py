"""Formats are known by their bytes; a reader that fails stops nothing; nothing heavy is imported in advance."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_originals import TEXT, found, written

from tawthiq.archive import formats
from tawthiq.archive.item import Found, Item, Options, Problem

KNOWN = {
    b"%PDF-1.7\n": "pdf",
    b"junk before\n%PDF-1.4\n": "pdf",
    b"WARC/1.0\r\n": "warc",
    b"<!DOCTYPE html><html>": "html",
    b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made -->\n<html xmlns='x'>": "html",
    "<html>".encode("utf-16"): "html",
    b"<?xml version='1.0'?><rss version='2.0'>": "feed",
    b"<feed xmlns='http://www.w3.org/2005/Atom'>": "feed",
    b'{"name": "x", "type": "public_channel", "id": 1, "messages": [': "telegram",
    b'{"text": "x"}\n': "lines",
    b'[\n{"text": "x"}]': "document",
    "[عاجل] قتل ثلاثة".encode(): "text",
    b"PK\x05\x06" + bytes(18): "zip",
    b"\x1f\x8b\x08\0\0\0\0\0": "gzip",
}


@pytest.mark.parametrize("raw", KNOWN, ids=lambda raw: repr(raw[:20]))
def test_a_format_is_known_by_its_bytes(tmp_path: Path, raw: bytes) -> None:
    assert formats.recognise(written(tmp_path / "a", raw), tmp_path / "a") == KNOWN[raw]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.csv", "table"), ("a.TSV", "table"), ("a.md", "text"), ("a.jsonl", "lines"), ("a.htm", "html")],
)
def test_the_ending_decides_between_kinds_of_text(tmp_path: Path, name: str, kind: str) -> None:
    assert formats.recognise(written(tmp_path / "x", TEXT.encode()), Path(name)) == kind


@pytest.mark.parametrize("kind", sorted({*formats.READERS} - {"html", "feed", "warc", "telegram"}))
def test_every_format_has_its_reader(kind: str) -> None:
    assert callable(formats.reader(kind))


def test_a_reader_that_fails_is_told_and_keeps_what_it_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(original: Path, name: Path, options: Options) -> Iterator[Found]:
        yield Item(TEXT)
        raise RecursionError("too deep")

    monkeypatch.setattr(formats, "reader", lambda _: failing)
    item, problem = found(written(tmp_path / "a.txt", b"x"))
    assert isinstance(item, Item)
    assert isinstance(problem, Problem)
    assert problem.code == "failed"
    assert "text failed; please report it (RecursionError: too deep)" in problem.message


def test_nothing_heavy_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", TEXT.encode())
    code = (
        "import sys; from pathlib import Path; from tawthiq.archive.formats import find;"
        "from tawthiq.archive.item import Options; p = Path(sys.argv[1]); assert len(list(find(p, p, Options()))) == 1;"
        "print({'openpyxl', 'docx', 'pypdfium2', 'lxml', 'yaml'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"

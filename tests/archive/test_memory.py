"""The worst files of each kind are told, in a process that may not have much memory."""

import gzip
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="memory is limited by the system only on Unix")

MEMORY = 700 * 1024**2  # bytes of address space, the interpreter and its libraries included
ROOT = Path(__file__).parent.parent.parent
SCRIPT = """
import json, sys
from pathlib import Path
from tawthiq.archive.formats import find
from tawthiq.archive.item import Item, Options
path = Path(sys.argv[1])
found = list(find(path, path, Options()))
print(json.dumps([len(found), *("item" if isinstance(one, Item) else [one.code, one.message] for one in found[:3])]))
"""
MB = 1_000_000


def long_line(path: Path) -> None:
    path.write_bytes(b'{"text": "' + b"x" * 50 * MB + b'"}\n')


def long_row(path: Path) -> None:
    path.write_bytes(b"text,date\n" + b"x" * 50 * MB + b"\n")


def wide_table(path: Path) -> None:
    path.write_bytes(b"text" + b",c" * 5 * MB + b"\nx\n")


def open_quote(path: Path) -> None:
    path.write_bytes(b'id,text\n1,"' + b"some words of a report\n" * 3 * MB)


def deep_json(path: Path) -> None:
    path.write_bytes(b"[\n" + b'[{"a":' * 5 * MB)


def endless_list(path: Path) -> None:
    with path.open("wb") as out:
        out.write(b"[\n")
        for _ in range(60):
            out.write(b'{"id": "x", "text": "' + b"word " * 200_000 + b'"},\n')


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("a.txt", "w") as member:
        for _ in range(300):
            member.write(bytes(MB))


def nested_bomb(path: Path) -> None:
    inner = path.with_name("inner.zip")
    bomb(inner)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(20):
            packed.write(inner, f"{number}.zip")


def gzip_bomb(path: Path) -> None:
    with gzip.open(path, "wb") as out:
        for _ in range(300):
            out.write(bytes(MB))


def large_cells(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active
    book.active.append(["text"])
    book.save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/sharedStrings.xml", "w") as part:
        part.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
        for number in range(120):
            part.write(b"<si><t>" + os.urandom(1000).hex().encode() * 500 + b"%d</t></si>" % number)
        part.write(b"</sst>")


def large_document(path: Path) -> None:
    import docx

    docx.Document().save(str(path))
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in parts.items():
            if name != "word/document.xml":
                packed.writestr(name, raw)
        with packed.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"<w:p>" + os.urandom(250_000).hex().encode() + b"</w:p>")


WORST: dict[str, tuple[str, Callable[[Path], None], str, str]] = {
    "a line of 50 MB": ("a.jsonl", long_line, "too-large", "longer than 20 MB"),
    "a row of 50 MB": ("a.csv", long_row, "too-large", "longer than 20 MB"),
    "millions of columns": ("a.csv", wide_table, "too-large", "columns"),
    "an open quote in 60 MB": ("a.csv", open_quote, "broken", "opens in line 2"),
    "JSON of 10,000,000 levels": ("a.json", deep_json, "bad-item", "nested too deeply"),
    "a list of 60 MB that does not end": ("a.json", endless_list, "item", ""),
    "a bomb": ("a.zip", bomb, "too-large", "unpacks to more"),
    "bombs in an archive": ("a.zip", nested_bomb, "too-large", "unpacks to more"),
    "a bomb of gzip": ("a.txt.gz", gzip_bomb, "too-large", "unpacks to more"),
    "120 MB of cells": ("a.xlsx", large_cells, "too-large", "at most 100 MB"),
    "150 MB of paragraphs": ("a.docx", large_document, "too-large", "at most 100 MB"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by the system only on Linux")
@pytest.mark.parametrize("case", WORST)
def test_the_worst_files_are_told_in_little_memory(tmp_path: Path, case: str) -> None:
    name, make, code, says = WORST[case]
    make(tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / name)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert done.returncode == 0, done.stderr
    count, first, *_ = json.loads(done.stdout)
    if code == "item":
        assert (count, first) == (61, "item")  # and the problem that the list does not end
    else:
        assert (first[0], says in first[1]) == (code, True), first

"""Archives: members by their own readers, and every way to be a bad archive."""

import gzip
import io
import json
import zipfile
import zlib
from pathlib import Path

import pytest
from made_originals import SECOND, TEXT, found, items, only_item, only_problem, problems, written

from tawthiq.archive import formats, names
from tawthiq.archive.item import Problem

Members = dict[str, bytes]


def packed(members: Members, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return out.getvalue()


def named(raw: bytes) -> bytes:
    """A zip with one text whose name has these bytes."""
    return packed({"x" * len(raw): TEXT.encode()}).replace(b"x" * len(raw), raw)


def test_members_are_read_by_their_readers(tmp_path: Path) -> None:
    table = f"text,date\n{SECOND},2023-07-09\n".encode()
    raw = packed({"b/t.csv": table, "a.txt": TEXT.encode(), "c.jsonl": json.dumps({"text": SECOND}).encode()})
    all_found = items(found(written(tmp_path / "a.zip", raw)))
    assert [one.locator for one in all_found] == ["a.txt", "b/t.csv > row 2", "c.jsonl > line 1"]


def test_what_is_no_original_is_left_out(tmp_path: Path) -> None:
    members = {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "d/~$a.docx": b"x", "p.jpg": b"\xff\xd8\xff", "d/": b""}
    all_found = found(written(tmp_path / "a.zip", packed({**members, "a.txt": TEXT.encode()})))
    assert [one.locator for one in items(all_found)] == ["a.txt"]
    assert [(one.code, one.message[:10]) for one in problems(all_found)] == [("unknown-format", "1 pictures")]


@pytest.mark.parametrize("page", ["utf-8", "cp1256", "cp720"])
def test_names_in_the_code_pages_of_their_time(tmp_path: Path, page: str) -> None:
    item = only_item(found(written(tmp_path / "a.zip", named("تقرير القصف.txt".encode(page)))))
    assert item.locator == "تقرير القصف.txt"


def test_a_name_of_western_dos() -> None:
    assert names.decoded("Zürich.txt".encode("cp437")) == "Zürich.txt"


def test_a_name_in_the_extra_field() -> None:
    raw = "تقرير.txt".encode("cp864", errors="replace")
    field = b"\x01" + zlib.crc32(raw).to_bytes(4, "little") + "تقرير.txt".encode()
    extra = b"\x99\x99\x02\0ab" + (0x7075).to_bytes(2, "little") + len(field).to_bytes(2, "little") + field
    assert names.of_member(raw.decode("cp437"), extra, is_utf8=False) == "تقرير.txt"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/passwd.txt", "..\\..\\x.txt", "a\u202etxt.exe", "C:\\x.txt", "a/../../b.txt"]
)
def test_names_that_lead_out_lead_nowhere(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "deep" / "er"
    item = only_item(found(written(folder / "a.zip", packed({name: TEXT.encode()}))))
    assert item.text == TEXT
    assert item.locator == name.replace("\u202e", "\\u202e").replace("\\x.txt", "\\x.txt")
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["a.zip", "deep", "er"]


def test_archives_in_archives(tmp_path: Path) -> None:
    raw = packed({"a.txt": TEXT.encode()})
    for level in ("c.zip", "b.zip"):
        raw = packed({level: raw})
    assert only_item(found(written(tmp_path / "a.zip", raw))).locator == "b.zip > c.zip > a.txt"
    problem = only_problem(found(written(tmp_path / "d.zip", packed({"a.zip": raw}))))
    assert (problem.code, problem.locator) == ("nested", "a.zip > b.zip > c.zip")


def test_gzip(tmp_path: Path) -> None:
    raw = gzip.compress(json.dumps({"text": SECOND}).encode() + b"\n")
    assert only_item(found(written(tmp_path / "a.jsonl.gz", raw))).locator == "line 1"
    assert only_problem(found(written(tmp_path / "b.jsonl.gz", raw[:-9]))).code == "broken"
    member = only_item(found(written(tmp_path / "c.zip", packed({"a.jsonl.gz": raw}))))
    assert member.locator == "a.jsonl.gz > line 1"


def test_a_telegram_export_is_read_with_its_attachments_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which reader reads it is not tested here, but that it gets the whole export, and nothing from outside of it."""
    seen = []

    def reader(original: Path, name: Path, options: object) -> list[Problem]:
        below = sorted(one.relative_to(name.parent).as_posix() for one in name.parent.rglob("*") if one.is_file())
        seen.append((original == name, below))
        return [Problem("empty", "x", "message 1")]

    of_format = formats.reader
    monkeypatch.setattr(formats, "reader", lambda kind: reader if kind == "telegram" else of_format(kind))
    export = {"type": "public_channel", "id": 1, "messages": []}
    members = {"E/result.json": json.dumps(export).encode(), "E/photos/p.jpg": b"\xff", "E/../../out.txt": b"x"}
    all_found = found(written(tmp_path / "a.zip", packed(members)))
    assert seen[0] == (True, ["photos/p.jpg", "result.json"])
    assert all_found[0].locator == "E/result.json > message 1"


BOMB = packed({"a.txt": b"\0" * 30_000_000})
ARCHIVES: dict[str, tuple[bytes, str, str, str]] = {
    "nothing in it": (packed({}), "empty", "no file", ""),
    "only folders": (packed({"a/": b""}), "empty", "no file", ""),
    "flat, 1 to 1000": (BOMB, "too-large", "unpacks to more", ""),
    "nested": (
        packed({f"{n}.zip": packed({"a.txt": b" " * 9_000_000}) for n in range(50)}),
        "too-large",
        "unpacks",
        "",
    ),
    "cut short": (packed({"a.txt": TEXT.encode() * 50})[:-30], "broken", "cut short", ""),
    "only a beginning": (b"PK\x03\x04" + bytes(20), "broken", "cut short", ""),
    "a member in it damaged": (
        packed({"a.txt": TEXT.encode()}, zipfile.ZIP_STORED).replace(b"15", b"16"),
        "broken",
        "damaged",
        "a.txt",
    ),
    "a member of a bad kind": (packed({"a.xyz": bytes(range(256))}), "unknown-format", ".xyz", "a.xyz"),
    "too many": (packed({f"{n}.txt": b"x" for n in range(300)}), "too-large", "more than 200 files", ""),
}


@pytest.mark.parametrize("case", ARCHIVES)
def test_archives_that_are_none(tmp_path: Path, case: str) -> None:
    raw, code, says, place = ARCHIVES[case]
    told = problems(found(written(tmp_path / "a.zip", raw), members=200))[-1]
    assert (told.code, told.locator) == (code, place)
    assert says in told.message


def test_a_locked_member_does_not_stop_the_others(tmp_path: Path) -> None:
    raw = bytearray(packed({"a.txt": TEXT.encode(), "b.txt": SECOND.encode()}))
    raw[6] |= 1  # the flag of the first member, in its own header and in the list
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    problem, item = found(written(tmp_path / "a.zip", bytes(raw)))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.locator, item.locator) == ("encrypted", "a.txt", "b.txt")
    assert "password" in problem.message


def test_temporary_files_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "t"))
    (tmp_path / "t").mkdir()
    path = written(tmp_path / "a.zip", packed({"a.txt": TEXT.encode(), "b.zip": packed({"c.txt": TEXT.encode()})}))
    assert len(items(found(path))) == 2
    assert list((tmp_path / "t").iterdir()) == []


OTHERS = {
    "ppt/presentation.xml": "PowerPoint",
    "content.xml": "OpenDocument",
    "META-INF/container.xml": "EPUB",
    "META-INF/MANIFEST.MF": "Java",
}


@pytest.mark.parametrize("part", OTHERS)
def test_other_kinds_of_documents_are_named(tmp_path: Path, part: str) -> None:
    problem = only_problem(found(written(tmp_path / "a.bin", packed({part: b"<x/>"}))))
    assert (problem.code, OTHERS[part] in problem.message) == ("unknown-format", True)

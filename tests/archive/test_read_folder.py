"""Folders: which files are originals, in what order, and what is told of the others."""

import json
from pathlib import Path

from made_originals import SECOND, TEXT, found, items, only_problem, problems, written

from tawthiq.archive.folder import sources
from tawthiq.archive.item import Problem


def test_files_are_read_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "ب.txt", "A.txt"):
        written(tmp_path / name, TEXT.encode())
    first = [one.locator for one in found(tmp_path)]
    assert first == ["A.txt", "b.txt", "ب.txt", "a/10.txt", "a/2.txt"]
    assert first == [one.locator for one in found(tmp_path)]


def test_what_is_no_original_is_left_out(tmp_path: Path) -> None:
    for name in (".hidden", "~$report.docx", "Thumbs.db", "desktop.ini", ".git/config", "__MACOSX/._a.txt"):
        written(tmp_path / name, b"x")
    written(tmp_path / "page_files" / "style.css", b"p {}")
    written(tmp_path / "page.html", b"<html>")
    written(tmp_path / "a.jpg", b"\xff\xd8\xff\xe0")
    written(tmp_path / "a.txt", TEXT.encode())
    assert [one.name for one in sources(tmp_path) if isinstance(one, Path)] == ["a.txt", "page.html"]
    told = [one for one in sources(tmp_path) if isinstance(one, Problem)]
    assert [(one.code, one.message[:10]) for one in told] == [("unknown-format", "1 pictures")]


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = written(tmp_path / "outside.txt", SECOND.encode())
    inside = written(tmp_path / "in" / "a.txt", TEXT.encode())
    (tmp_path / "in" / "b.txt").symlink_to(outside)
    (tmp_path / "in" / "c.txt").symlink_to(inside)
    (tmp_path / "in" / "d.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    all_found = found(tmp_path / "in")
    assert [one.text for one in items(all_found)] == [TEXT]
    assert [(one.locator, one.code) for one in problems(all_found)] == [("b.txt", "unreadable"), ("d.txt", "missing")]


def test_a_telegram_export_is_one_source(tmp_path: Path) -> None:
    export = {"name": "قناة", "type": "public_channel", "id": 1, "messages": [{"id": 1, "text": TEXT}]}
    written(tmp_path / "ChatExport" / "result.json", json.dumps(export).encode())
    written(tmp_path / "ChatExport" / "photos" / "p.jpg", b"\xff\xd8\xff")
    written(tmp_path / "ChatExport" / "files" / "a.txt", SECOND.encode())
    written(tmp_path / "z.txt", TEXT.encode())
    named = [one.relative_to(tmp_path).as_posix() for one in sources(tmp_path) if isinstance(one, Path)]
    assert named == ["z.txt", "ChatExport/result.json"]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", b"")
    written(tmp_path / "b.txt", TEXT.encode())
    problem, item = found(tmp_path)
    assert (problem.locator, item.locator) == ("a.txt", "b.txt")


def test_names_that_deceive_are_shown_as_they_are(tmp_path: Path) -> None:
    written(tmp_path / "a\u202etxt.exe", TEXT.encode())
    written(tmp_path / "\u200fتقرير.txt", TEXT.encode())
    assert [one.locator for one in found(tmp_path)] == ["a\\u202etxt.exe", "\u200fتقرير.txt"]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert only_problem(found(tmp_path)).code == "empty"

"""Telegram exports with anything anywhere: a clear problem with its message, nothing read outside of the folder."""

import json
from pathlib import Path
from typing import IO, Any, cast

import pytest
from made_telegram import NAME, TEXT, export, message, page, shown

from tawthiq.archive.item import Found, Item, Options, Problem
from tawthiq.archive.telegram import read
from tawthiq.archive.telegram_stream import DamagedError, entries

OPTIONS = Options()
GOOD = json.dumps(message(1), ensure_ascii=False)
START = f'{{"name": "{NAME}", "type": "public_channel", "id": 1, "messages": ['

# The bytes of an export, how many items, and the problem's code, locator and words
BROKEN = {
    "nothing": (b"", 0, "broken", "", "it ends too early"),
    "a bracket": (b"{", 0, "broken", "", "it ends too early"),
    "no messages": ((START + "]}").encode(), 0, "empty", "", "has no messages"),
    "no list of messages": (b'{"name": "x", "messages": {}}', 0, "empty", "", "has no messages"),
    "an empty account": (b'{"chats": {"list": []}}', 0, "empty", "", "has no messages"),
    "a list": (b"[1, 2]", 0, "empty", "", "has no messages"),
    "a word": (b'"messages"', 0, "empty", "", "has no messages"),
    "cut off in a message": ((START + GOOD + "," + GOOD[:40]).encode(), 1, "broken", "", "it ends too early"),
    "cut off in a word": ((START + GOOD + ',{"text": "قت').encode(), 1, "broken", "", "it ends too early"),
    "not JSON any more": ((START + GOOD + ", ???").encode(), 1, "broken", "", "it is no JSON from here on"),
    "another encoding": ((START + GOOD + "]}").encode("windows-1256"), 0, "broken", "", "no JSON from here on"),
    "bytes that are no letters": ((START + GOOD).encode() + b',{"text":"\xff"}]}', 1, "broken", "", "no JSON"),
    "nested without end": ((START + "[" * 100_000).encode(), 0, "broken", "", "nests more than 100 lists"),
    "maps without end": ((START + '{"a":' * 100_000).encode(), 0, "broken", "", "nests more than 100 lists"),
    "a message of too many values": (
        (START + GOOD + ', {"text": "x", "a": [' + "1," * 250_000 + "1]}]}").encode(),
        1,
        "bad-item",
        "message at place 2",
        "larger than any message can be",
    ),
}


@pytest.mark.parametrize(("raw", "count", "code", "locator", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_export_is_told(tmp_path: Path, raw: bytes, count: int, code: str, locator: str, words: str) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(raw)
    found = list(read(path, path, OPTIONS))
    problems = [one for one in found if isinstance(one, Problem)]
    assert [(one.code, one.locator) for one in problems] == [(code, locator)]
    assert words in problems[0].message
    assert sum(isinstance(one, Item) for one in found) == count


# A message of no right form, and the words of its problem; None where the message is just left out
ODD: dict[str, tuple[Any, str | None]] = {
    "null": (None, "the message is nothing"),
    "a number": (7, "of no form that an export has"),
    "words": ("قتل", "of no form that an export has"),
    "a list": ([message()], "of no form that an export has"),
    "true": (True, "of no form that an export has"),
    "a map of nothing": ({}, None),
    "a text that is a number": (message(text=7), "the text of the message"),
    "a text that is a map": (message(text={"a": 1}), "the text of the message"),
    "a text that is true": (message(text=True), "the text of the message"),
    "pieces that are numbers": (message(text=["قتل", 7]), "the text of the message"),
    "pieces that are null": (message(text=[None]), "the text of the message"),
    "pieces without text": (message(text=[{"type": "bold"}]), "the text of the message"),
    "pieces of pieces": (message(text=[["قتل"]]), "the text of the message"),
    "a type that is a number": (message(type=7), None),
    "a service that tells": (message(type="service"), None),
}


@pytest.mark.parametrize(("odd", "words"), ODD.values(), ids=ODD)
def test_a_message_of_no_form_stops_nothing(tmp_path: Path, odd: Any, words: str | None) -> None:
    path = export(tmp_path, odd, message(2))
    *problems, item = read(path, path, OPTIONS)
    assert isinstance(item, Item)
    assert item.locator == "message 2"
    assert [one.code for one in problems if isinstance(one, Problem)] == (["bad-item"] if words else [])
    assert all(words and words in one.message for one in problems if isinstance(one, Problem))


FIELDS: dict[str, dict[str, Any]] = {
    "an id that is words": {"id": "4411"},
    "an id that is a list": {"id": [1]},
    "an id past all measure": {"id": 10**30},
    "an id that is true": {"id": True},
    "no id": {"id": None},
    "a sender that is a map": {"from": {"a": 1}},
    "an author that is a list": {"author": [1]},
    "a change that is a number": {"edited": 7, "edited_unixtime": []},
    "links that are numbers": {"text": [{"text": TEXT, "href": 7}]},
    "a half of a character": {"text": TEXT + "\ud83d"},
    "a file's name that is a number": {"file_name": 7, "mime_type": 7},
}


@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS)
def test_a_field_of_no_form_is_left_out(tmp_path: Path, fields: dict[str, Any]) -> None:
    path = tmp_path / "result.json"
    whole = {"name": ["x"], "type": {}, "id": None, "username": 7, "messages": [message() | fields]}
    path.write_text(json.dumps(whole), "utf8")
    (item,) = read(path, path, OPTIONS)
    assert isinstance(item, Item)
    assert item.text.startswith(TEXT)
    assert item.locator == ("message at place 1" if "id" in fields and fields["id"] is not True else item.locator)


@pytest.mark.parametrize("date", ["", "أمس", "2023-99-99T00:00:00", "0001-01-01T00:00:00", 7, [], {}, True])
def test_a_date_of_no_form_is_told(tmp_path: Path, date: Any) -> None:
    path = export(tmp_path, message(date=date, date_unixtime="99999999999999"))
    item, problem = read(path, path, OPTIONS)
    assert isinstance(item, Item)
    assert item.published is None
    message_ = "the date of the message cannot be read or cannot be: it is kept without"
    assert problem == Problem("bad-item", message_, "message 4411")


OUTSIDE = [
    "../../etc/passwd",
    "/etc/passwd",
    "photos/../../secret.txt",
    "..",
    ".",
    "link.txt",
    "a\0b",
    "\\\\host\\x",
    "~/x",
]


@pytest.mark.parametrize("told", OUTSIDE)
def test_a_file_outside_of_the_export_is_never_read(tmp_path: Path, told: str) -> None:
    folder = tmp_path / "export"
    (folder / "photos").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", "utf8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    path = export(folder, message(photo=told))
    item, problem = read(path, path, OPTIONS)
    assert isinstance(item, Item)
    assert (item.text, item.attachments) == (TEXT, ())
    assert isinstance(problem, Problem)
    assert (problem.code, problem.locator) == ("missing", "message 4411")
    html = folder / "messages.html"
    link = f'<div class="media_wrap"><a class="photo_wrap" href="{told}"></a></div>'
    html.write_text(page(shown(before=link)), "utf8")
    assert [one.attachments for one in read(html, html, OPTIONS) if isinstance(one, Item)] == [()]


@pytest.mark.parametrize("told", [7, [], ["photos/p.jpg"], {"a": 1}, True])
def test_a_file_whose_name_is_none_is_told(tmp_path: Path, told: Any) -> None:
    path = export(tmp_path, message(photo=told))
    found = list(read(path, path, OPTIONS))
    assert isinstance(found[0], Item)
    told_of = [one.message for one in found[1:] if isinstance(one, Problem)]
    assert told_of == (["a file of the message has a name that is none"] if told else [])


def test_a_missing_file_is_told_and_its_message_stays(tmp_path: Path) -> None:
    path = export(tmp_path, message(photo="photos/gone.jpg"))
    item, problem = read(path, path, OPTIONS)
    assert isinstance(item, Item)
    assert item.carried["missing_files"] == ["photos/gone.jpg"]
    words = "photos/gone.jpg is not in the export's folder: put it there, or export again"
    assert problem == Problem("missing", words, "message 4411")


def test_many_missing_files_are_told_by_their_number(tmp_path: Path) -> None:
    path = export(tmp_path, *(message(number, photo="photos/gone.jpg") for number in range(50)))
    found = list(read(path, path, OPTIONS))
    problems = [one for one in found if isinstance(one, Problem)]
    assert sum(isinstance(one, Item) for one in found) == 50
    assert len(problems) == 21
    assert problems[-1] == Problem("missing", "30 more files that messages name are not in the export's folder")


def test_files_left_out_of_an_export_are_told_once(tmp_path: Path) -> None:
    left = "(File not included. Change data exporting settings to download.)"
    path = export(tmp_path, *(message(number, file=left, file_name=f"{number}.mp4") for number in range(50)))
    found = list(read(path, path, OPTIONS))
    words = "50 files were left out when the export was made: export again with media"
    assert [one for one in found if isinstance(one, Problem)] == [Problem("missing", words)]
    assert isinstance(found[7], Item)
    assert found[7].carried["missing_files"] == ["7.mp4"]
    html = tmp_path / "messages.html"
    words = "Not included, change data exporting settings to download."
    status = f'<div class="media_wrap clearfix"><div class="media"><div class="status">{words}</div></div></div>'
    html.write_text(page(shown(before=status)), "utf8")
    assert [one.message[:10] for one in read(html, html, OPTIONS) if isinstance(one, Problem)] == ["1 file was"]


class Endless:
    """A stream that goes on for ever after its first words, and counts what was taken of it."""

    def __init__(self, first: bytes, again: bytes) -> None:
        self._first, self._again = first, again
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        rest = self._first[:size]
        self._first = self._first[size:]
        while len(rest) < size:
            rest += self._again
        self.taken += len(rest)
        return rest


def test_one_value_past_all_measure_is_never_loaded() -> None:
    stream = Endless((START + GOOD + ',{"text": "').encode(), b"x" * 65_536)
    found = entries(cast("IO[bytes]", stream), 5_000_000)
    assert next(found).value["text"] == TEXT
    with pytest.raises(DamagedError, match="one value of it is larger"):
        next(found)
    assert stream.taken < 8_000_000


def test_an_export_is_read_message_by_message() -> None:
    stream = Endless((START + GOOD).encode(), f",{GOOD}".encode())
    for number, entry in enumerate(entries(cast("IO[bytes]", stream), 5_000_000), 1):
        assert entry.place == number
        assert stream.taken < number * len(GOOD.encode()) + 300_000
        if number == 5_000:
            break


PAGES = {
    "a page of nothing": ("<html><body></body></html>", "no-text", "", "holds no messages"),
    "a service message alone": (page(), "no-text", "", "holds no messages"),
    "a date of no form": (page(shown(date="أمس")), "bad-item", "message 4411", "date of the message"),
    "a day that is none": (page(shown(date="31.02.2023 08:15:00 UTC+03:00")), "bad-item", "message 4411", "date"),
    "a zone that is none": (page(shown(date="09.07.2023 08:15:00 UTC+99:00")), "bad-item", "message 4411", "date"),
    "elements without end": (f'<div class="page_wrap">{"<p>" * 500_000}', "too-large", "", "export again as JSON"),
    "nested without end": (f'<div class="page_wrap">{"<x-y>" * 500}', "broken", "", "nests its elements too deep"),
    "NUL bytes": ("<html>" + "\0" * 5000, "not-text", "", "NUL bytes"),
    "a preview without a date": (
        f'<div class="tgme_widget_message" data-post="x"><div class="tgme_widget_message_text">{TEXT}</div></div>',
        "bad-item",
        "message at line 1",
        "date of the message",
    ),
}


@pytest.mark.parametrize(("html", "code", "locator", "words"), PAGES.values(), ids=PAGES)
def test_a_bad_page_is_told(tmp_path: Path, html: str, code: str, locator: str, words: str) -> None:
    path = tmp_path / "messages.html"
    path.write_text(html, "utf8")
    found: list[Found] = list(read(path, path, OPTIONS))
    problems = [one for one in found if isinstance(one, Problem)]
    assert [(one.code, one.locator) for one in problems] == [(code, locator)]
    assert words in problems[0].message


def test_an_export_that_is_not_there(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "gone", tmp_path / "result.json", OPTIONS)
    assert isinstance(problem, Problem)
    assert problem.code == "unreadable"

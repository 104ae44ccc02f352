"""The reports of the example collection, read by the plainest means: its truth is checked without the readers.

A report is named as in the truth: its file, and in a file of many the locator, joined by `` > ``.
"""

import csv
import datetime as dt
import email.utils
import itertools
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import make_docx
import yaml

FOLDER = Path(make_docx.FILE).parents[1]
INDEX: dict[str, Any] = yaml.safe_load((FOLDER / "index.yml").read_text("utf8"))
SOURCES: list[dict[str, Any]] = INDEX["sources"]


class Told(NamedTuple):
    """A report as found in its file by the plainest means."""

    text: str
    published: dt.date
    source: str
    url: str | None


class Page(HTMLParser):
    """The words of a page's article, and what its head says of it."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.lines: list[str] = []
        self.within: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within.add(tag)
        values = {name: value or "" for name, value in attrs}
        if "property" in values:
            self.meta[values["property"]] = values["content"]
        if values.get("rel") == "canonical":
            self.meta["url"] = values["href"]

    def handle_endtag(self, tag: str) -> None:
        self.within.discard(tag)

    def handle_data(self, data: str) -> None:
        if "article" in self.within and self.within & {"h1", "p"}:
            self.lines.append(data)


def page(path: Path) -> Page:
    """A page read in the encoding that it names."""
    raw = path.read_bytes()
    named = re.search(rb'charset="([\w-]+)"', raw)
    assert named
    found = Page()
    found.feed(raw.decode(named[1].decode("ascii")))
    return found


def of_file(entry: Mapping[str, Any]) -> Told:
    """A file that is one report."""
    path = FOLDER / entry["file"]
    if path.suffix == ".html":
        text = "\n".join(page(path).lines)
    elif path.suffix == ".docx":
        text = "\n".join((make_docx.TITLE, *make_docx.PARAGRAPHS))
    else:
        text = path.read_text("utf8")
    return Told(text, dt.date.fromisoformat(entry["published"]), entry["source"], entry["url"])


def of_telegram(entry: Mapping[str, Any]) -> Iterator[tuple[str, Told]]:
    for message in json.loads((FOLDER / entry["file"]).read_text("utf8"))["messages"]:
        if message["type"] != "message":
            continue
        text = "".join(part["text"] for part in message["text_entities"])
        day = dt.datetime.fromisoformat(message["date"]).date()
        yield f"message {message['id']}", Told(text, day, message["from"], None)


def of_feed(entry: Mapping[str, Any]) -> Iterator[tuple[str, Told]]:
    channel = ElementTree.parse(FOLDER / entry["file"]).getroot().find("channel")
    assert channel is not None
    for number, item in enumerate(channel.iter("item"), 1):
        value = {field.tag: field.text or "" for field in item}
        day = email.utils.parsedate_to_datetime(value["pubDate"]).date()
        text = f"{value['title']}\n{value['description']}"
        yield f"entry {number}", Told(text, day, channel.findtext("title", ""), value["link"])


def of_table(entry: Mapping[str, Any]) -> Iterator[tuple[str, Told]]:
    columns = entry["columns"]
    with (FOLDER / entry["file"]).open(encoding="utf-8-sig", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), 2):
            value = {field: row[column] for field, column in columns.items()}
            day = dt.date.fromisoformat(value["published"])
            yield f"row {number}", Told(f"{value['title']}\n{value['text']}", day, value["source"], value["url"])


def of_lines(entry: Mapping[str, Any]) -> Iterator[tuple[str, Told]]:
    for number, line in enumerate((FOLDER / entry["file"]).read_text("utf8").splitlines(), 1):
        row = json.loads(line)
        yield f"line {number}", Told(row["text"], dt.date.fromisoformat(row["published"]), row["source"], row["url"])


MANY = {"result.json": of_telegram, ".xml": of_feed, ".csv": of_table, ".jsonl": of_lines}


def items(entry: Mapping[str, Any]) -> Iterator[tuple[str, Told]]:
    """The reports of one file, each under its name in the truth."""
    path = Path(entry["file"])
    reader = MANY.get(path.name) or MANY.get(path.suffix)
    if reader is None:
        yield entry["file"], of_file(entry)
        return
    for locator, told in reader(entry):
        yield f"{entry['file']} > {locator}", told


@cache
def reports() -> dict[str, Told]:
    """Every report of the collection."""
    return dict(itertools.chain.from_iterable(items(entry) for entry in SOURCES))

"""Where a record's spans stand: exactly in its text, or, where the text is not at hand, without contradiction."""

from collections.abc import Iterator
from typing import Final

from tawthiq.contract.encode import report_hash
from tawthiq.contract.problems import Problem, Row, rows_of

_SHOWN: Final = 40  # characters of a quotation in a message


def spans_of(record: Row) -> Iterator[tuple[str, Row]]:
    """Every span of a record with its path."""
    for i, incident in rows_of(record, "incidents"):
        yield from _of_incident(incident, f"incidents[{i}]")
    for i, statement in rows_of(record, "statements"):
        yield f"statements[{i}]", statement


def _of_incident(incident: Row, path: str) -> Iterator[tuple[str, Row]]:
    for i, mention in rows_of(incident, "mentions"):
        yield f"{path}.mentions[{i}]", mention
        yield f"{path}.mentions[{i}].trigger", mention["trigger"]
    for i, claim in rows_of(incident, "claims"):
        where = f"{path}.claims[{i}]"
        yield f"{where}.mention", claim["mention"]
        if claim["cue"]:
            yield f"{where}.cue", claim["cue"]
        for j, value in rows_of(claim, "values"):
            yield f"{where}.values[{j}].evidence", value["evidence"]
            if value["hedge_cue"]:
                yield f"{where}.values[{j}].hedge_cue", value["hedge_cue"]


def against_text(record: Row, text: str) -> Iterator[Problem]:
    """The hash is the text's and every span quotes what stands there."""
    if record["document"]["sha256"] != report_hash(text):
        yield Problem("document.sha256", "is not the hash of the text")
    for path, span in spans_of(record):
        there = text[span["start"] : span["end"]]
        if there != span["text"]:
            yield Problem(path, f"quotes {_shown(span['text'])} where the text has {_shown(there)}")


def against_itself(record: Row) -> Iterator[Problem]:
    """Spans that overlap quote the same characters."""
    letters: dict[int, str] = {}
    for path, span in spans_of(record):
        if any(letters.setdefault(span["start"] + at, letter) != letter for at, letter in enumerate(span["text"])):
            yield Problem(path, f"quotes other words than another span at {span['start']}: {_shown(span['text'])}")


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")

"""Rows of claims, reports and evidence, made from the incidents that they belong to."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tawthiq.exports import neutral
from tawthiq.exports.columns import LIST_SIGN
from tawthiq.exports.counted import value_text

Json = Mapping[str, Any]
_SHORT: Final = neutral.MOST // 8  # characters that fit a cell even with each of them escaped


def claims_of(view: Json) -> Iterator[dict[str, Any]]:
    """The claims of an incident, each with the id of the incident."""
    for claim in view["claims"]:
        yield {"incident": view["id"], **claim}


def evidence_of(view: Json) -> Iterator[dict[str, Any]]:
    """The values of an incident's claims, each with its words and who said them."""
    for claim in view["claims"]:
        yield from _of_claim(view["id"], claim)


def _of_claim(incident: str, claim: Json) -> Iterator[dict[str, Any]]:
    source, report = claim.get("source") or {}, claim["report"]
    about = {
        "incident": incident,
        "claim": claim["id"],
        "source": source.get("name"),
        "via": LIST_SIGN.join(voice["name"] for voice in source.get("via") or ()),
        "outlet": report.get("source"),
        "published": report.get("published"),
        "url": report.get("url"),
        "report": report["id"],
        "sha256": report.get("sha256"),
    }
    for value in claim["values"]:
        words = value["evidence"]
        row = {
            **about,
            "field": value["field"],
            "value": value_text(value),
            "words": words["text"],
            "start": words["start"],
            "end": words["end"],
            "modality": value["modality"],
            "basis": value["basis"],
            "hedge_cue": (value.get("hedge_cue") or {}).get("text"),
            "rule": value["rule"],
        }
        yield from in_parts(row)


def in_parts(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row of evidence, or several where its words or value are longer than a cell."""
    if len(row["words"]) < _SHORT and len(row.get("value") or "") < _SHORT:
        yield row
        return
    for key in ("words", "value"):
        if not neutral.fits(neutral.cell(row.get(key) or "")):
            yield from _parted(row, key)
            return
    yield row


def _parted(row: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    pieces = neutral.parts(neutral.plain(row[key]), neutral.MOST - 1)
    for number, piece in enumerate(pieces, 1):
        yield {**row, key: piece, "part": f"{number}/{len(pieces)}"}


def whole_of(incident: str, column: str, words: str) -> Iterator[dict[str, Any]]:
    """The words of a cell that was cut, whole, as rows of evidence: no claim's, the column's."""
    yield from in_parts({"incident": incident, "field": column, "words": words})


class Reports:
    """The reports of incidents as their claims name them, each once, with all incidents that it tells."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Any]] = {}

    def add(self, view: Json) -> None:
        """Take in the reports of an incident."""
        for claim in view["claims"]:
            report = claim["report"]
            row = self._found.get(report["id"])
            if row is None:
                row = self._found[report["id"]] = {**report, "incidents": []}
            if not row["incidents"] or row["incidents"][-1] != view["id"]:
                row["incidents"].append(view["id"])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows, in the order in which the reports were met."""
        return iter(self._found.values())

"""The document of the mapping shows the table that the export uses."""

from pathlib import Path

from tawthiq.exports.acled_actors import inter_words
from tawthiq.exports.acled_types import Case, cases, sub_events

PAGE = (Path(__file__).parents[2] / "docs" / "exports-acled.md").read_text("utf8")


def line(case: Case) -> str:
    """A case as a line of the document's table."""
    conditions = "; ".join(f"{name}: {shown(wanted)}" for name, wanted in case.when.items())
    sub = sub_events()[case.sub]
    return f"| `{case.type}` | {conditions or '–'} | {sub.event} | {sub.name} | {case.why} |"


def shown(wanted: object) -> str:
    if isinstance(wanted, list):
        return ", ".join(str(each) for each in wanted)
    return {True: "yes", False: "no"}.get(bool(wanted), "")


def table() -> str:
    head = "| type | where | event type | sub-event type | why |\n| --- | --- | --- | --- | --- |\n"
    return head + "\n".join(line(case) for found in cases().values() for case in found) + "\n"


def test_the_document_has_the_cases_of_the_table() -> None:
    _, _, rest = PAGE.partition("<!-- cases -->\n")
    shown_table, _, _ = rest.partition("<!-- /cases -->")
    assert shown_table == table(), f"put this between the marks of docs/exports-acled.md:\n{table()}"


def test_the_document_has_every_inter() -> None:
    for code, word in inter_words().items():
        assert f"| {code} | {word} |" in PAGE

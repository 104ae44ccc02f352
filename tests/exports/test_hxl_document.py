"""The document shows the tags that the export writes."""

from pathlib import Path

from tawthiq.exports.hxl import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "exports-hxl-ftm-bayanat.md").read_text("utf8")


def table() -> str:
    return "| column | tag |\n| --- | --- |\n" + "".join(f"| {header} | `{tag}` |\n" for header, tag, _ in COLUMNS)


def test_the_document_has_the_tags() -> None:
    shown, _, _ = PAGE.partition("<!-- tags -->\n")[2].partition("<!-- /tags -->")
    assert shown == table(), f"put this between the marks of docs/exports-hxl-ftm-bayanat.md:\n{table()}"

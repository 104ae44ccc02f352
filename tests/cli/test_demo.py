"""The demo: the example collection built, told in a table, and shown on a page."""

import re
import webbrowser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawthiq.cli.main import app


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a demo, and what the command printed."""
    folder = tmp_path_factory.mktemp("demo") / "collection"
    result = CliRunner().invoke(app, ["demo", "--into", str(folder), "--no-browser", "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return folder, result.stdout


def test_the_demo_reads_every_report_of_the_example(built: tuple[Path, str]) -> None:
    _, told = built
    assert "97 reports" in told
    assert "97 read" in told


def test_the_demo_leaves_a_page_and_a_collection_that_verifies(built: tuple[Path, str]) -> None:
    folder, told = built
    page = re.search(r"^Page: (/.*)$", told, re.MULTILINE)
    assert page
    text = Path(page[1]).read_text("utf8")
    assert text.startswith("<!doctype html>")
    assert text.count('class="entry"') == 97
    verified = CliRunner().invoke(app, ["verify", str(folder)])
    assert verified.exit_code == 0, verified.output


def test_a_second_demo_does_nothing_anew_and_opens_the_page(
    built: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    result = CliRunner().invoke(app, ["demo", "--into", str(built[0]), "--jobs", "1"])
    assert "0 read" in result.stdout
    assert opened == [(built[0] / "demo.html").as_uri()]

"""``tawthiq known`` and ``digest``: what they print, what they refuse, how they end."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tawthiq.cli.main import app

sys.path.append(str(Path(__file__).parent.parent / "collection"))
import known_rows as given
from filled import lines
from told_twice import TWICE


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "collection"
    result = invoke("build", folder, lines(tmp_path / "reports.jsonl", TWICE), "--jobs", 1)
    assert result.exit_code == 0, result.output
    return folder


def test_a_file_of_records_is_taken_in_and_its_matches_counted(built: Path, tmp_path: Path) -> None:
    result = invoke("known", built, given.table(tmp_path / "a.csv", [given.SARMIN, given.ELSEWHERE], given.ACLED))
    assert result.exit_code == 0, result.output
    assert "format     acled" in result.stdout
    assert "2 new, 0 changed, 0 as before" in result.stdout
    assert "matched    1 " in result.stdout


def test_rows_that_are_no_incident_end_with_status_1(built: Path, tmp_path: Path) -> None:
    path = given.table(tmp_path / "a.csv", [given.SARMIN, given.SARMIN | {"event_id_cnty": ""}], given.ACLED)
    result = invoke("known", built, path)
    assert result.exit_code == 1
    assert "row 3: has no event_id_cnty" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--format", "ucdp"], "no ucdp file"), (["--column", "date"], "FIELD=COLUMN"), (["--column", "x=y"], "no field")],
)
def test_what_cannot_be_read_so_is_refused(built: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    result = invoke("known", built, given.table(tmp_path / "a.csv", [given.SARMIN], given.ACLED), *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_digest_tells_each_thing_once_in_either_language(built: Path, tmp_path: Path) -> None:
    invoke("known", built, given.table(tmp_path / "a.csv", [given.SARMIN | {"fatalities": "2"}], given.ACLED))
    looked = invoke("digest", built, "--since", "2020-01-01", "--lang", "en")
    assert "New incidents (2)" in looked.stdout
    assert "killed 2 -> " in looked.stdout
    assert "recorded in acled SYR9001" in looked.stdout
    first = invoke("digest", built)
    assert "حوادث جديدة (2)" in first.stdout
    assert "القتلى من 2 إلى " in first.stdout
    assert "لا جديد" in invoke("digest", built).stdout
    assert "digest" in invoke("log", built, "--act", "digest").stdout


def test_a_digest_as_json(built: Path) -> None:
    rows = json.loads(invoke("digest", built, "--format", "json").stdout)
    assert len(rows["new"]) == 3
    assert set(rows["new"][0]) >= {"id", "sentence_ar", "sentence_en", "records", "changes"}


def test_a_day_that_is_none_is_refused(built: Path) -> None:
    assert invoke("digest", built, "--since", "yesterday").exit_code == 2

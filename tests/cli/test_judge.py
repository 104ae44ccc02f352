"""``tawthiq judge``: what it shows, what it refuses, how it ends."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tawthiq.cli.main import app

sys.path.append(str(Path(__file__).parent.parent / "collection"))
from filled import lines
from told_twice import TWICE


def invoke(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "collection"
    result = invoke("build", folder, lines(tmp_path / "reports.jsonl", TWICE), "--jobs", 1)
    assert result.exit_code == 0, result.output
    return folder


def pair(folder: Path) -> tuple[str, str]:
    """The accounts that are joined."""
    from tawthiq.collection.collection import Collection
    from tawthiq.collection.orm import Judgement

    with Collection.open(folder) as collection:
        return Judgement.objects.using(collection.db).filter(verdict="same").values_list("one_id", "other_id")[0]


def acts(folder: Path) -> str:
    return invoke("log", folder, "-n", 1000).stdout


def test_a_trial_shows_the_sentences_and_does_nothing(built: Path) -> None:
    before = acts(built)
    result = invoke("judge", built, *pair(built), "different", "--dry-run")
    assert result.exit_code == 0, result.output
    assert result.stdout.count("سرمين") == 3  # once joined, then twice
    assert "Nothing was done" in result.stdout
    assert acts(built) == before


def test_it_is_done_with_a_reason_and_taken_back(built: Path) -> None:
    one, other = pair(built)
    result = invoke(
        "judge", built, one, f"{other}-1", "different", "--reason", "قصفان", "--person", "ليلى", "--lang", "en"
    )
    assert result.exit_code == 0, result.output
    assert "in Sarmin" in result.stdout
    assert "reason: قصفان" in acts(built)
    assert "person: ليلى" in acts(built)
    result = invoke("judge", built, other, one, "--undo", "--person", "سالم")
    assert result.exit_code == 0, result.output
    assert "judged_by: ليلى, person: سالم" in acts(built)


def test_it_is_refused_without_a_reason_and_with_an_unknown_id(built: Path) -> None:
    one, other = pair(built)
    before = acts(built)
    for arguments, told in (
        ((one, other, "same"), "--reason"),
        ((one, "r000", "same", "--reason", "x"), "r000"),
        ((one, one, "same", "--reason", "x"), "about two"),
        ((one, other, "--reason", "x"), "same, different or unsure"),
        ((one, other, "--undo"), "none to undo"),
    ):
        result = invoke("judge", built, *arguments)
        assert result.exit_code == 2
        assert told in result.stderr
    assert acts(built) == before


def test_on_a_terminal_it_asks_for_the_reason_and_before_it_is_done(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawthiq.cli.collection.judge._terminal", lambda: True)
    one, other = pair(built)
    result = invoke("judge", built, one, other, "different", stdin="قصفان\nn\n")
    assert result.exit_code == 2
    assert "nothing was done" in result.stderr
    assert "قصفان" not in acts(built)
    result = invoke("judge", built, one, other, "different", stdin="قصفان\ny\n")
    assert result.exit_code == 0, result.output
    assert "reason: قصفان" in acts(built)


def test_contradicting_judgements_end_with_status_1(built: Path) -> None:
    one, other = pair(built)
    from tawthiq.collection.collection import Collection
    from tawthiq.collection.orm import Account

    with Collection.open(built) as collection:
        rows = Account.objects.using(collection.db).exclude(id__in=(one, other)).order_by("id")
        third = rows.values_list("id", flat=True)[0]
    for first, second, verdict in ((one, other, "same"), (one, third, "different")):
        assert invoke("judge", built, first, second, verdict, "--reason", "x").exit_code == 0
    result = invoke("judge", built, other, third, "same", "--reason", "x")
    assert result.exit_code == 1, result.output
    assert "contradict" in result.stderr
    assert "never overruled" in result.stderr

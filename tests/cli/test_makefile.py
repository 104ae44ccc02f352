"""The Makefile: what its targets run, and that none is hidden. Make only says what it would do; it installs nothing."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


def make(*words: str, **variables: str) -> str:
    """What make prints."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "TAWTHIQ", "SHARED"))}
    done = subprocess.run(
        ["make", *words], cwd=ROOT, env={**env, **variables}, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_first_target_is_the_demo_and_takes_arguments() -> None:
    assert make("-n").rstrip().splitlines()[-1].endswith("tawthiq demo")
    assert make("-n", "demo", "ARGS=--no-browser").rstrip().endswith("tawthiq demo --no-browser")


def test_help_lists_every_target() -> None:
    assert {line.split(":")[0] for line in make("help").splitlines()} == TARGETS


def test_no_target_is_taken_for_a_file() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == TARGETS


@pytest.mark.parametrize(
    ("target", "path"),
    [("eval", "gold/dev/docs.jsonl"), ("train", "gold/dev/gold.jsonl"), ("layers", "corpus/unlabelled")],
)
def test_gold_and_reports_are_found_where_one_says(target: str, path: str) -> None:
    assert f"{ROOT.parent}/shared/{path}" in make("-n", target)
    assert f"/elsewhere/{path}" in make("-n", target, "SHARED=/elsewhere")
    assert f"/elsewhere/{path}" in make("-n", target, TAWTHIQ_SHARED="/elsewhere")

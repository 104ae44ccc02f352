"""The documents are tested: what they show is what the code prints, and everything that can be named is in them."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args
from urllib.parse import unquote

import pytest
import records
from typer.main import get_command

import tawthiq
from tawthiq.cli.main import app
from tawthiq.contract import shape
from tawthiq.model import types, values
from tawthiq.model.incident import Status
from tawthiq.model.statement import STATEMENT_KINDS

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\[[^]]*\]\(([^)\s]+)\)")
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|work|opt|Users|tmp)/")


def generator() -> ModuleType:
    """``docs/generate.py`` as a module."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = generator()
PAGES = GENERATE.pages()
PARTS = [
    pytest.param(path, match["recipe"], match["body"], id=f"{path.relative_to(ROOT)}:{match['recipe']}")
    for path in PAGES
    for match in GENERATE.PART.finditer(path.read_text("utf8"))
]


def page(name: str) -> str:
    """A document's text."""
    return (ROOT / name).read_text("utf8")


def prose(name: str) -> str:
    """A document's text without its generated parts."""
    return str(GENERATE.PART.sub("", page(name)))


@pytest.mark.parametrize(("path", "recipe", "body"), PARTS)
def test_shown_output_is_the_codes(path: Path, recipe: str, body: str) -> None:
    part = f"<!-- made: {recipe} -->\n{body}<!-- end -->"
    assert not list(GENERATE.stale(part)), f"{path.name} is out of date: run python docs/generate.py"


def test_a_stale_part_is_seen_and_renewed() -> None:
    old = "<!-- made: help version -->\nprints something\n<!-- end -->"
    assert list(GENERATE.stale(old))
    assert not list(GENERATE.stale(GENERATE.renewed(old)))


def test_markers_come_in_pairs() -> None:
    for path in PAGES:
        text = path.read_text("utf8")
        assert len(re.findall(r"^<!-- made: ", text, re.M)) == len(GENERATE.PART.findall(text)), path.name


COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = sorted(
    (name, option)
    for name, command in COMMANDS.items()
    for parameter in command.params
    if parameter.param_type_name == "option"
    for option in parameter.opts
)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    text = page("docs/command-line.md")
    assert f"## {command}\n" in text
    assert f"<!-- made: help {command} -->" in text


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_documented(command: str, option: str) -> None:
    text = page("docs/command-line.md").split(f"<!-- made: help {command} -->")[1].split("<!-- end -->")[0]
    assert re.search(rf"(?<![\w-]){option}(?![\w-])", text)


def names(value: Any) -> Iterator[str]:
    """Every field name in a record."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from names(item)
    elif isinstance(value, list):
        for item in value:
            yield from names(item)


NAMES = {
    *(set(names(records.record().to_dict())) - shape.COUNT_FIELDS),
    *(shape.VALUE_FIELDS - shape.COUNT_FIELDS),
    *types.INCIDENT_TYPES,
    *types.FATES,
    *types.GROUPS,
    *types.SOURCE_KINDS,
    *types.TARGET_KINDS,
    *shape.PLACE_PRECISIONS,
    *STATEMENT_KINDS,
    *get_args(Status),
    *get_args(values.DatePrecision),
    *get_args(values.PartOfDay),
    *get_args(values.Modality),
    *get_args(values.Basis),
}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_field_and_word_of_a_record_is_documented(name: str) -> None:
    quoted = set(re.findall(r'[`"]([\w-]+)[`"]', prose("docs/output.md")))
    assert name in quoted


@pytest.mark.parametrize("name", tawthiq.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert f"tawthiq.{name}" in prose("docs/output.md")


FOLDERS = sorted(path.name for path in (ROOT / "tawthiq").iterdir() if path.is_dir() and path.name[0].isalpha())


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_is_in_the_readme(folder: str) -> None:
    assert f"`tawthiq/{folder}`" in page("README.md")


def test_the_readme_names_no_folder_that_is_gone() -> None:
    assert set(re.findall(r"`tawthiq/(\w+)`", page("README.md"))) == set(FOLDERS)


TARGETS = re.findall(r"^## (\w+):", page("Makefile"), re.M)


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_documented(target: str) -> None:
    assert f"make {target}" in page("README.md") + page("CONTRIBUTING.md") + page("benchmarks/README.md")


def test_documents_name_only_make_targets_that_exist() -> None:
    said = {name for path in PAGES for name in re.findall(r"`make (\w+)`|^make (\w+)", path.read_text("utf8"), re.M)}
    targets = set(re.findall(r"^(\w+):", page("Makefile"), re.M))
    assert {first or second for first, second in said} <= targets


def anchor(heading: str) -> str:
    """The anchor that a heading gets."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for link in LINK.findall(path.read_text("utf8")):
        if link.startswith(("https://", "http://")):
            continue
        name, _, section = unquote(link).partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), f"{path.name} links to {link}"
        if section:
            anchors = {anchor(h) for h in re.findall(r"^#+ (.+)$", target.read_text("utf8"), re.M)}
            assert section in anchors, f"{path.name} links to {link}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_path_of_a_machine(path: Path) -> None:
    assert not MACHINE.findall(path.read_text("utf8"))


def test_every_word_list_is_named() -> None:
    text = page("docs/add-a-word.md")
    for path in [*(ROOT / "tawthiq/lang/ar").glob("*.yml"), *(ROOT / "tawthiq/actors").glob("*.yml")]:
        assert path.name in text, path.name


def test_every_decision_is_listed() -> None:
    listed = page("docs/decisions/README.md")
    for path in (ROOT / "docs/decisions").glob("20*.md"):
        assert f"({path.name})" in listed, path.name


def test_pictures_are_light() -> None:
    assert all(path.stat().st_size < 250_000 for path in (ROOT / "docs/images").glob("*.png"))


def test_python_shown_in_documents_is_python() -> None:
    for path in PAGES:
        for code in re.findall(r"```python\n(.*?)```", path.read_text("utf8"), re.S):
            if not code.startswith("@"):
                ast.parse(code)

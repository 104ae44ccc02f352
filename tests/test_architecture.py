"""Imports go one way: model, text, rules, lang, actors, gazetteer, mentions, claims, reconcile, reader, the shell."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tawthiq"
# Every folder or module of the package with its height: it may import what stands at most as high.
HEIGHT = {
    "model": 0,
    "text": 1,
    "rules": 2,
    "lang": 3,
    "actors": 4,
    "gazetteer": 4,
    "mentions": 5,
    "claims": 6,
    "reconcile": 7,
    "reader": 8,
    "pool": 9,
    "contract": 9,
    "archive": 10,
    "render": 10,
    "collection": 11,
    "exports": 12,
    "evaluate": 12,
    "cli": 13,
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part(path: Path) -> str:
    """The folder or module of the package that a file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """The parts of the package that a file imports, imports inside functions included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        found.update(name.split(".")[1] for name in names if name.startswith("tawthiq.") and name.count("."))
    return found & HEIGHT.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    own = part(path)
    if own == "__init__":
        return
    assert own in HEIGHT, f"{own} has no place in the order: add it to HEIGHT"
    higher = {name for name in imported(path) if name != own and HEIGHT[name] >= HEIGHT[own]}
    assert not higher, f"{path.name} ({own}) imports {sorted(higher)}, which stands above it or beside it"


def test_a_wrong_import_would_be_seen(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("def f():\n    from tawthiq.claims import make\n", "utf8")
    assert imported(bad) == {"claims"}


def test_no_module_is_called_utils() -> None:
    assert not [path for path in MODULES if path.stem in {"utils", "helpers", "misc", "common"}]

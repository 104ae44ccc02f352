"""Make the generated parts of the documents again, or say which are out of date.

    python docs/generate.py            # rewrite them
    python docs/generate.py --check    # only say; tests/test_docs.py does the same

A generated part stands between ``<!-- made: RECIPE -->`` and ``<!-- end -->``; a recipe is a word of ``RECIPES`` with
its arguments. What a part shows is always what the code here prints; nothing is edited by hand.
"""

import atexit
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

ROOT: Final = Path(__file__).resolve().parent.parent
PART: Final = re.compile(r"(?P<open><!-- made: (?P<recipe>[^\n]+?) -->\n)(?P<body>.*?)(?P<close><!-- end -->)", re.S)
_WIDTH: Final = "100"


def pages() -> list[Path]:
    """Every document of the project."""
    folders = (ROOT / name for name in ("docs", "eval", "benchmarks"))
    return sorted([*ROOT.glob("*.md"), *(path for folder in folders for path in folder.rglob("*.md"))])


def run(*arguments: str, statuses: tuple[int, ...] = (0,)) -> str:
    """What a command prints; another end than with one of the statuses is an error."""
    from typer.testing import CliRunner

    from tawthiq.cli.main import app

    env = {"COLUMNS": _WIDTH, "NO_COLOR": "1", "TAWTHIQ_GAZETTEER": None}
    result = CliRunner().invoke(app, list(arguments), env=env, prog_name="tawthiq")
    if result.exit_code not in statuses:
        raise RuntimeError(f"tawthiq {' '.join(arguments)} ended with {result.exit_code}: {result.output}")
    return result.output


def block(text: str, language: str) -> str:
    """A fenced block."""
    lines = [line.rstrip() for line in text.strip("\n").splitlines()]
    return "\n".join([f"```{language}", *lines, "```", ""])


def help_of(*command: str) -> str:
    """The help text of a command, or of the whole."""
    return block(run(*command, "--help"), "text")


def text_of(path: str, published: str, *options: str) -> str:
    """What ``read`` shows of a text."""
    return block(run("read", str(ROOT / path), "--published", published, *options), "text")


def head_of(lines: str, path: str, published: str) -> str:
    """The first lines of what ``read`` shows of a text."""
    shown = run("read", str(ROOT / path), "--published", published).splitlines()
    return block("\n".join(shown[: int(lines)]), "text")


def record_of(path: str, published: str) -> dict[str, Any]:
    """The record of a text."""
    record: dict[str, Any] = json.loads(run("read", str(ROOT / path), "--published", published, "--format", "json"))
    return record


def whole_json(path: str, published: str) -> str:
    """A whole record; the version of the engine left out, which depends on the installation."""
    record = record_of(path, published)
    record["engine"]["version"] = "..."
    return block(json.dumps(record, ensure_ascii=False, indent=1), "json")


def cut_json(path: str, published: str, number: str, *names: str) -> str:
    """Some fields of one incident, one a line."""
    incident = record_of(path, published)["incidents"][int(number) - 1]
    rows = [f" {json.dumps(name)}: {json.dumps(incident[name], ensure_ascii=False)}" for name in names]
    return block("{\n" + ",\n".join(rows) + "\n}", "json")


def value_json(path: str, published: str, number: str, field: str) -> str:
    """The first Value of a field in one incident."""
    incident = record_of(path, published)["incidents"][int(number) - 1]
    values = (value for claim in incident["claims"] for value in claim["values"] if value["field"] == field)
    return block(json.dumps(next(values), ensure_ascii=False), "json")


def explained(*words: str) -> str:
    """What ``gazetteer explain`` shows of a description, be it that there is no place in it (status 1)."""
    return block(run("gazetteer", "explain", " ".join(words), statuses=(0, 1)), "text")


@cache
def _imported(path: str) -> tuple[Path, str]:
    """A gazetteer file that a YAML file of places was imported into, and what the import said."""
    into = Path(tempfile.mkdtemp(prefix="tawthiq-docs-")) / "places.sqlite"
    atexit.register(shutil.rmtree, into.parent)
    said = run("gazetteer", "import", "overlay", str(ROOT / path), "--into", str(into))
    return into, said.replace(str(into), into.name)


def imported(path: str) -> str:
    """What importing a YAML file of places says."""
    return block(_imported(path)[1], "text")


def explained_with(path: str, *words: str) -> str:
    """What ``gazetteer explain`` shows of a description where a YAML file of places was imported."""
    into, _ = _imported(path)
    shown = run("gazetteer", "explain", " ".join(words), "--gazetteer", str(into), statuses=(0, 1))
    return block(shown, "text")


def precisions() -> str:
    """The precisions with the codes that other data sets have for them."""
    from tawthiq.gazetteer.precision import codes
    from tawthiq.gazetteer.shape import Precision

    rows: list[Sequence[object]] = [(f"`{name}`", *codes(name)) for name in get_args(Precision)]
    rows.insert(2, ("`near`, wider than 25 km", *codes("near", 26.0)))
    return table(("precision", "ACLED geo_precision", "UCDP where_prec"), rows)


def kinds() -> str:
    """The kinds of places with the radius that one has where no other is known."""
    from tawthiq.gazetteer.kinds import RADIUS

    return table(("kind", "radius in km"), [(name, f"{km:g}") for name, km in RADIUS.items()])


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in cells) + " |" for cells in lines) + "\n"


def trace(step: str) -> str:
    """One step of the reading of the worked example (see ``trace.py``)."""
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import trace_example
    finally:
        sys.path.pop(0)
    return block(trace_example.step(step), "text")


RECIPES: Final[dict[str, Callable[..., str]]] = {
    "help": help_of,
    "text": text_of,
    "head": head_of,
    "json": whole_json,
    "cut": cut_json,
    "value": value_json,
    "trace": trace,
    "explain": explained,
    "import": imported,
    "explain-with": explained_with,
    "precisions": precisions,
    "kinds": kinds,
}


def make(recipe: str) -> str:
    """What a recipe gives."""
    name, *arguments = recipe.split()
    return RECIPES[name](*arguments)


def words(text: str) -> list[str]:
    """The words of a help text; how types, defaults and lines are set differs between releases of typer."""
    return re.sub(r"<[^<>]*>|\[[^][]*\]", " ", text).split()


def stale(page: str) -> Iterator[tuple[str, str, str]]:
    """Every generated part that is out of date: its recipe, what stands there, what should."""
    for part in PART.finditer(page):
        made = make(part["recipe"])
        helps = part["recipe"].split()[0] == "help"
        if (words(made) != words(part["body"])) if helps else (made != part["body"]):
            yield part["recipe"], part["body"], made


def renewed(page: str) -> str:
    """A page with its generated parts made again; parts that hold are left as they are."""
    for recipe, body, made in list(stale(page)):
        page = page.replace(f"<!-- made: {recipe} -->\n{body}", f"<!-- made: {recipe} -->\n{made}")
    return page


def main() -> None:
    """Rewrite, or with ``--check`` only tell."""
    check = "--check" in sys.argv[1:]
    found = False
    for path in pages():
        page = path.read_text("utf8")
        fresh = renewed(page)
        if fresh != page:
            found = True
            print(f"{'out of date' if check else 'made again'}: {path.relative_to(ROOT)}")
            if not check:
                path.write_text(fresh, "utf8")
    sys.exit(1 if check and found else 0)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()

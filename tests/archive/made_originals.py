"""News that was written for the tests, and what a reader finds in a file of given bytes."""

from pathlib import Path

from tawthiq.archive.formats import find
from tawthiq.archive.item import Found, Item, Options, Problem

TITLE = "قتلى في قصف على سوق بلدة الزيتونة"
TEXT = (
    "أعلنت فرق الإنقاذ، اليوم الأحد، مقتل 15 مدنيا وإصابة 23 آخرين في غارة جوية استهدفت سوق بلدة الزيتونة.\n"
    "وقالت مصادر طبية إن 3 أطفال (بينهم رضيع) قتلوا لاحقا متأثرين بجراحهم، فيما لا تزال جثث تحت الأنقاض."
)
SECOND = "انفجرت عبوة ناسفة بسيارة على الطريق قرب قرية العين، ما أدى إلى مقتل سائقها، بحسب شهود من الأهالي."


def found(path: Path, name: str | None = None, **options: object) -> list[Found]:
    """Everything that is found in a file, known by its own name or another."""
    return list(find(path, Path(name) if name else path, Options(**options)))  # type: ignore[arg-type]


def written(path: Path, raw: bytes) -> Path:
    """The path, with these bytes in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def items(all_found: list[Found]) -> list[Item]:
    """The items alone."""
    return [one for one in all_found if isinstance(one, Item)]


def problems(all_found: list[Found]) -> list[Problem]:
    """The problems alone."""
    return [one for one in all_found if isinstance(one, Problem)]


def only_item(all_found: list[Found]) -> Item:
    """The one item, where nothing is wrong."""
    assert len(all_found) == 1, all_found
    assert isinstance(all_found[0], Item), all_found
    return all_found[0]


def only_problem(all_found: list[Found]) -> Problem:
    """The one problem, where no item is."""
    assert len(all_found) == 1, all_found
    assert isinstance(all_found[0], Problem), all_found
    return all_found[0]

"""Own-written reports as files, and a collection filled with them."""

import json
from collections.abc import Callable
from pathlib import Path

from tawthiq.archive.item import Options
from tawthiq.collection.build import Built, build
from tawthiq.collection.collection import Collection

Make = Callable[..., Collection]  # makes the collection of a test
SHELLING = (
    "قالت فرق الدفاع المدني إن ثلاثة مدنيين، بينهم طفل، قتلوا وأصيب خمسة آخرون بقصف مدفعي استهدف السوق الشعبي في "
    "مدينة سرمين بريف إدلب صباح اليوم الأحد."
)
BOMB = (
    "أعلنت الشرطة مقتل عنصرين من قواتها وإصابة ثلاثة آخرين بانفجار عبوة ناسفة زرعها مجهولون على الطريق العام قرب بلدة "
    "الراعي شمالي حلب، أمس السبت."
)
RAID = "شنت طائرات حربية غارتين على محيط قرية كنصفرة جنوبي إدلب مساء أمس السبت، من دون وقوع إصابات، وفق مرصد محلي."
LINES = [
    {"id": "a", "text": SHELLING, "published": "2023-07-09", "source": "وكالة نبأ", "url": "https://naba.example/1"},
    {"id": "b", "text": BOMB, "published": "2023-07-09", "source": "شبكة الشمال", "url": "https://north.example/7"},
    {"id": "c", "text": RAID, "published": "2023-07-09", "source": "شبكة الشمال"},
]


class Quiet:
    """Shows no progress."""

    def step(self, name: str, total: int | None) -> Callable[[int], None]:
        return lambda more: None


def lines(path: Path, rows: list[dict[str, str]] | None = None) -> Path:
    """A file of reports, one a line."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in (LINES if rows is None else rows))
    path.write_text(text, "utf8")
    return path


def filled(collection: Collection, *sources: Path, options: Options | None = None) -> Built:
    """Build a collection from sources, in this process."""
    return build(collection, [str(source) for source in sources], options=options, jobs=1, progress=Quiet())

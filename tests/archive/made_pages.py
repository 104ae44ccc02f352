"""Own-written Arabic news pages in the layouts that outlets use (pages/), with what a reader would want of each.

Every page names other places in what surrounds its article: menus, related headlines, captions, comments, tags. None of
them may come out with the text.
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("pages")
PARAGRAPHS = (
    (
        "قتل ثلاثة مدنيين وأصيب سبعة آخرون، فجر الأحد، في قصف مدفعي استهدف حي الزهراء في مدينة عين "
        "النخيل، بحسب ما أفاد مصدر طبي في المستشفى العام."
    ),
    (
        "وقال المصدر إن بين القتلى طفلا في العاشرة، مشيرا إلى أن حالة اثنين من المصابين حرجة، وأن "
        "فرق الإسعاف نقلتهم إلى مستشفى المدينة بعد ساعة من القصف."
    ),
    (
        "من جهته، قال متحدث باسم الجيش إن قواته ردت على مصادر نيران في محيط الحي، ولم يذكر عدد "
        "القذائف التي أطلقت، فيما نفى وقوع ضحايا من المدنيين."
    ),
    (
        "وأفاد سكان بأن القصف ألحق أضرارا بخمسة منازل وبمدرسة ابتدائية كانت خالية من التلاميذ، وبأن "
        "التيار الكهربائي انقطع عن الحي حتى ساعات الظهر."
    ),
)
TEXT = "\n".join(PARAGRAPHS)
TITLE = "ثلاثة قتلى في قصف على عين النخيل"
ELSEWHERE = ("وادي الصخر", "تل الريحان", "بئر السدر", "رأس المرجان", "جسر الحمام")


@dataclass(frozen=True)
class Page:
    """One page, what its text and title are, the day it tells of its publication, and its outlet."""

    name: str
    layout: str
    text: str = TEXT
    title: str | None = TITLE
    day: str | None = "2023-07-09"
    source: str | None = None
    encoding: str = "utf-8"

    @property
    def html(self) -> str:
        """The page as written."""
        return (FOLDER / f"{self.name}.html").read_text("utf8")

    @property
    def raw(self) -> bytes:
        """The page as its server sends it."""
        return self.html.encode(self.encoding)


def paragraphs() -> str:
    """The article's paragraphs as HTML."""
    return "\n".join(f"<p>{text}</p>" for text in PARAGRAPHS)


BLOG = Page("blog", "related links in the text, tags, comments", source="شبكة الواحة الإخبارية")
AGENCY = Page("agency", "divs without meaning, line breaks, a dateline and no meta", source="وكالة المرسى")
TABLES = Page("tables", "the old press: tables for layout, fonts", encoding="windows-1256")
BROADCASTER = Page(
    "broadcaster",
    "linked data, a ticker, a film, asides inside the text",
    text=f"المصدر الطبي يتحدث عن طفل بين القتلى والجيش ينفي سقوط مدنيين\n{TEXT}\nالمصدر: قناة الأفق + وكالات",
    source="قناة الأفق",
)
PORTAL = Page(
    "portal",
    "related headlines as plain text and lists inside the body",
    text=f"{TEXT}\nللاشتراك في قناتنا على تلغرام اضغط هنا",
    source="بوابة الساحل",
)
SHORT = Page(
    "monitor",
    "a short note under a long menu",
    text="قتل راع بانفجار لغم أرضي في بادية عين النخيل أمس.",
    title="مقتل راعٍ بلغم في بادية عين النخيل",
    source="مرصد البادية",
)

PAGES = (BLOG, AGENCY, TABLES, BROADCASTER, PORTAL, SHORT)

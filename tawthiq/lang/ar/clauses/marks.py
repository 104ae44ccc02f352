"""Rules of marks: quotations, colons, brackets, dashes, ellipses."""

from typing import Final

from tawthiq.lang.ar.clauses.scan import COMMAS, Scan
from tawthiq.rules.rule import define

QUOTE = define(
    "ar.clause.quote",
    "a quotation that holds a clause begins one, and so does what follows it",
    examples=(('قال هيل في بيان مكتوب "نتوجه بأحر التعازي إلى عائلات الضحايا"', "نتوجه quote"),),
    never=('قصف تنظيم "الدولة الإسلامية" المدينة', 'وصف الهجوم بأنه "عمل إرهابي همجي"'),
)
COLON = define(
    "ar.clause.colon",
    "what follows a colon, semicolon or ellipsis begins a clause",
    examples=(("المرصد: مقتل خمسة في إدلب", "مقتل quote"), ("انسحب الجيش؛ المعارك مستمرة", "المعارك resume")),
    never=("وقع الانفجار في الساعة 10:30 صباحا",),
)
INSERT = define(
    "ar.clause.insert",
    "brackets or dashes that hold a clause begin one, and the sentence resumes after them",
    examples=(("وروسيا -التي تملك حق النقض- حليف لسوريا", "حليف resume"),),
    never=("وكالة الأمم المتحدة (أونروا) أعلنت الخبر", "عين اليوم – ديار بكر"),
)
_LONGEST_INSERT: Final = 40  # tokens
_LONGEST_DATELINE: Final = 16  # tokens
_SHORTEST_QUOTED_CLAUSE: Final = 3  # words


def mark(scan: Scan, index: int) -> None:
    """Deal with the mark at ``index`` and go on."""
    form = scan.form(index)
    scan.at = index + 1
    if form in COMMAS:
        scan.comma = index
    elif form == '"':
        _quote(scan, index)
    elif form == ":":
        if not (scan.form(index - 1)[:1].isdigit() and scan.form(index + 1)[:1].isdigit()):
            scan.forced = ("quote", COLON)
    elif form in {"؛", ";", "…"} or (form == "." and scan.form(index + 1) == "." and scan.content):
        scan.forced = ("resume", COLON)
    elif form in {"(", "["}:
        _bracket(scan, index)
    elif form == "-":
        _dash(scan, index)
    elif index in scan.closing:
        scan.forced = ("resume", INSERT)


def _quote(scan: Scan, index: int) -> None:
    """A quotation mark: the end of a quoted clause, or the beginning of one."""
    if index in scan.closing:
        if scan.closing[index] == "clause":
            scan.forced = ("resume", QUOTE)
        return
    end = _find(scan, index, '"')
    if end is None:
        end = scan.last
        if not _spoken(scan, index):
            return
    clause = holds_clause(scan, index + 1, end) and _words(scan, index + 1, end) >= _SHORTEST_QUOTED_CLAUSE
    scan.closing[index] = "open"
    scan.closing[end] = "clause" if clause else "name"
    ruled = scan.form(index - 1) in scan.sets["preposition"]
    if clause and scan.forced is None and not ruled:
        scan.open(index, "quote", QUOTE)


def _spoken(scan: Scan, index: int) -> bool:
    """True where a quotation mark that nothing closes follows a colon or the opening of a clause."""
    return scan.form(index - 1) == ":" or (scan.tokens[index].spaced and index > scan.first)


def _bracket(scan: Scan, index: int) -> None:
    """A bracket: one that holds no clause is passed over whole."""
    end = _find(scan, index, ")" if scan.form(index) == "(" else "]")
    if end is None:
        return
    if holds_clause(scan, index + 1, end) and _words(scan, index + 1, end) >= _SHORTEST_QUOTED_CLAUSE:
        scan.closing[end] = "insert"
        scan.forced = ("subordinate", INSERT)
    else:
        scan.at = end + 1
        scan.content += 1 if scan.content else 0


def _dash(scan: Scan, index: int) -> None:
    """A dash: the end of an insert, the end of a dateline, or the beginning of an insert."""
    if index in scan.closing:
        scan.forced = ("resume", INSERT)
        return
    if scan.form(index - 1) == "-" and scan.form(index - 2) == ")" and index - scan.first < _LONGEST_DATELINE:
        scan.forced = ("resume", INSERT)
        return
    if not scan.tokens[index].spaced or index == scan.first:
        return
    end = _find(scan, index, "-")
    if end is not None and end - index < _LONGEST_INSERT and holds_clause(scan, index + 1, end):
        scan.closing[end] = "insert"
        if scan.content:
            scan.forced = ("subordinate", INSERT)


def _find(scan: Scan, index: int, form: str) -> int | None:
    """The next token of that form in the sentence."""
    for position in range(index + 1, scan.last):
        if scan.tokens[position].form == form:
            return position
    return None


def _words(scan: Scan, first: int, last: int) -> int:
    """How many words stand between two tokens."""
    return sum(scan.tokens[position].kind == "word" for position in range(first, last))


def holds_clause(scan: Scan, first: int, last: int) -> bool:
    """True where a sure verb, a relative or أن stands between two tokens."""
    for position in range(first, last):
        word = scan.word(position)
        if word is None:
            continue
        if word.role in {"relative", "an", "particle", "pronoun", "but"} or word.bare in scan.sets["one_of_them"]:
            return True
        sure = word.verb is not None and (
            word.verb.certainty == "verb"
            or (word.verb.certainty == "rather_verb" and word.verb.tense == "present")
            or (word.verb.suffix != "" and scan.form(position + 1) == "الله")
        )
        if sure and word.verb is not None and not word.role and not word.verb.jussive:
            return True
    return False

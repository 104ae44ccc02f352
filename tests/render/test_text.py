"""The summary for the terminal."""

from dataclasses import replace

import records

from tawthiq.render.text import render_text
from tawthiq.render.view import Shown, plain


def summary(*, colour: bool = False, explain: bool = False) -> str:
    return render_text(
        Shown.of(records.record()), width=100, colour=colour, explain=(lambda r: f"what {r} does") if explain else None
    )


def test_it_says_what_is_in_the_record() -> None:
    text = summary()
    for wanted in (
        *("ضربة جوية · air strike", "7 تموز/يوليو 2023، فجرا · 2023-07-07", "3 قتلى · 3", "طفلان · 2"),
        *("التحالف (غير مؤكَّد)", "[غير مؤكَّد · hedged: يُعتقد]", "[منفيّ · denied]", "[مجهول · unknown]"),
        *("[مستنتَج · inferred]", "عبر رويترز", "[1: قصفت]", "اتجاه · trend", "disputed"),
    ):
        assert wanted in text, wanted


def test_without_colour_there_is_no_escape() -> None:
    assert "\x1b" not in summary()
    assert "\x1b[" in summary(colour=True)


def test_explain_gives_rule_sentence_and_words() -> None:
    text = summary(explain=True)
    assert "ar.time.weekday  what ar.time.weekday does" in text
    assert "«فجر الجمعة»" in text
    assert "ar.time.weekday" not in summary()


def test_a_text_cannot_steer_the_terminal() -> None:
    made = records.record()
    evil = replace(made.report, text=made.report.text + "\x1b]0;pwned\x07\r\ud800")
    for colour in (False, True):
        text = render_text(Shown.of(replace(made, report=evil)), width=80, colour=colour)
        assert "\x1b]" not in text
        assert "\x07" not in text
        text.encode("utf8")


def test_plain_leaves_ordinary_text_alone() -> None:
    assert plain("نص\nنص\t") == "نص\nنص\t"
    assert plain("a\x00b\x85") == "a\u2400b\ufffd"

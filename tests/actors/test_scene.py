"""Which country a report is about, for names that depend on it."""

from tawthiq.actors.directory import directory
from tawthiq.actors.scene import Scene
from tawthiq.lang.ar.language import load
from tawthiq.model.report import Report
from tawthiq.text.prepare import prepare

LANGUAGE = load()


def scene(text: str) -> Scene:
    doc = prepare(Report("test", text), LANGUAGE)
    return Scene(LANGUAGE.lexicon.scan(doc.tokens), None, directory(LANGUAGE.lexicon))


def test_the_country_most_spoken_of() -> None:
    assert scene("قصف على حلب وإدلب في سوريا، وقالت تركيا").country() == "SY"


def test_no_country_stands_out() -> None:
    assert scene("محادثات بين سوريا وتركيا").country() is None
    assert scene("قصف على البلدة").country() is None


def test_a_country_only_mentioned_decides_nothing() -> None:
    text = "الجيش الأوكراني والقوات الأوكرانية في أوكرانيا وشرق أوكرانيا قرب أوكرانيا " * 3 + "اليمن"
    assert scene(text).choose({"resolve": {"YE": "houthis"}}) is None


def test_one_adjective_alone_is_no_scene() -> None:
    assert scene("قتل سائح تركي في الحادث").country() is None


def test_a_default() -> None:
    assert scene("").choose({"resolve": {"SY": "idf"}, "default": "idf"}) == "idf"

"""Pages of news: the article and nothing of other articles, in the layouts that outlets use."""

# ruff: noqa: E501 - pieces of pages are written as they stand in a page
import datetime as dt
from pathlib import Path

import pytest
import yaml
from made_pages import BLOG, ELSEWHERE, PAGES, PARAGRAPHS, TEXT, TITLE, Page, paragraphs

from tawthiq.archive import page_words
from tawthiq.archive.html import article, fragment, read
from tawthiq.archive.item import Item, Options

OPTIONS = Options()


def item(html: str | bytes, *, url: str | None = None, options: Options = OPTIONS, encoding: str = "utf-8") -> Item:
    found = article(html if isinstance(html, bytes) else html.encode(encoding), url, options)
    assert isinstance(found, Item), found
    return found


def whole(body: str = "", *, head: str = "", lang: str = "ar") -> str:
    """A page whose article has the usual paragraphs, after ``body``."""
    return (
        f'<html lang="{lang}"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head><body><article>'
        f"<h1>{TITLE}</h1>{body}{paragraphs()}</article></body></html>"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_article_comes_out_whole_and_alone(page: Page) -> None:
    found = item(page.raw)
    assert found.text == page.text
    assert found.title == page.title
    assert str(found.day) == page.day
    assert found.source == page.source


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_place_of_other_articles_leaks(page: Page) -> None:
    assert any(place in page.html for place in ELSEWHERE)
    assert not [place for place in ELSEWHERE if place in item(page.raw).full_text]


READ_ALSO = {
    "a paragraph with a link": '<p>اقرأ أيضا: <a href="/1">غارة على وادي الصخر</a></p>',
    "a label without a colon": '<p>اقرأ أيضًا <a href="/1">غارة على وادي الصخر</a></p>',
    "a label in bold, the link after a break": '<p><b>إقرأ أيضاً :</b><br><a href="/1">غارة على وادي الصخر توقع قتلى</a></p>',
    "a label alone, the link in the next paragraph": '<p>طالع أيضا</p><p><a href="/1">غارة على وادي الصخر توقع قتلى</a></p>',
    "a heading and a list": '<h4>موضوعات متعلقة</h4><ul><li><a href="/1">غارة على وادي الصخر</a></li><li><a href="/2">نزوح من تل الريحان</a></li></ul>',
    "plain text": "<p>شاهد أيضا: لحظة الغارة على وادي الصخر</p>",
    "a box of teasers": '<section><h3>قد يهمك أيضا</h3><div><a href="/1">غارة على وادي الصخر</a><p>قتل خمسة في الغارة على وادي الصخر مساء أمس.</p></div></section>',
    "a bare link as a paragraph": '<p><a href="/1"><strong>غارة على وادي الصخر توقع قتلى</strong></a></p>',
    "dashes and marks around the label": '<p>◄ اقرأ المزيد – <a href="/1">غارة على وادي الصخر</a></p>',
    "a mark of direction before the label": '<p>\u200fاقرأ أيضاً: \u200f<a href="/1">غارة على وادي الصخر</a></p>',
    "a caption": '<figure><img src="x"><figcaption>غارة سابقة على وادي الصخر</figcaption></figure>',
    "tags": '<p>كلمات مفتاحية: <a href="/1">وادي الصخر</a>، <a href="/2">غارة</a></p>',
    "hidden words": '<p style="display:none">قتل عشرة أشخاص في غارة على وادي الصخر فجر أمس بحسب شهود عيان من السكان</p>',
    "English": '<p>Read also: <a href="/1">غارة على وادي الصخر</a></p>',
}


CARD = '<div class="card"><a href="/{n}"><img src="x"><h3>غارة على وادي الصخر</h3></a><p>قتل عشرة أشخاص في غارة جوية على بلدة وادي الصخر صباح اليوم بحسب شهود عيان تحدثوا للوكالة.</p></div>'
AROUND = {
    "cards below, without a label": f'<div class="grid">{CARD.format(n=1)}{CARD.format(n=2)}{CARD.format(n=3)}</div>',
    "the next article": "<article><h1>غارة على وادي الصخر</h1>"
    + "<p>قتل عشرة أشخاص في غارة جوية على بلدة وادي الصخر صباح اليوم بحسب شهود عيان.</p>" * 20
    + "</article>",
    "articles of teasers": '<aside><article><h2><a href="/1">غارة على وادي الصخر</a></h2><p>قتل عشرة أشخاص في غارة جوية على وادي الصخر.</p></article></aside>',
    "a list of headlines with dates": '<ul><li><a href="/1">غارة على وادي الصخر</a> <span>2023/06/01</span></li><li><a href="/2">نزوح من تل الريحان إلى بئر السدر</a> <span>2023/06/02</span></li></ul>',
}


@pytest.mark.parametrize("other", AROUND.values(), ids=AROUND)
def test_other_articles_of_a_page_are_cut(other: str) -> None:
    assert item(whole().replace("</article>", f"</article>{other}", 1)).text == TEXT


def test_a_lead_in_the_article_s_header_and_subheadings_are_kept() -> None:
    html = whole().replace(
        f"<h1>{TITLE}</h1>", f"<header><h1>{TITLE}</h1><p>قتل ثلاثة مدنيين بينهم طفل في العاشرة</p></header>"
    )
    html = html.replace(f"<p>{PARAGRAPHS[1]}", f"<h2>رواية السكان</h2><p>{PARAGRAPHS[1]}")
    assert item(html).text == "\n".join(
        ["قتل ثلاثة مدنيين بينهم طفل في العاشرة", PARAGRAPHS[0], "رواية السكان", *PARAGRAPHS[1:]]
    )


@pytest.mark.parametrize("block", ["div", "span", "p"])
def test_paragraphs_of_any_element(block: str) -> None:
    joint = "<br>" if block == "span" else ""
    body = joint.join(f"<{block}>{words}</{block}>" for words in PARAGRAPHS)
    assert (
        item(f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{body}</div></body></html>").text
        == TEXT
    )


@pytest.mark.parametrize("between", READ_ALSO.values(), ids=READ_ALSO)
def test_what_leads_to_other_articles_is_cut(between: str) -> None:
    html = whole().replace(f"<p>{PARAGRAPHS[1]}", f"{between}<p>{PARAGRAPHS[1]}")
    assert between in html
    assert item(html).text == TEXT


def test_a_label_inside_a_paragraph_takes_only_its_line() -> None:
    cut = '<br><strong>اقرأ أيضا: <a href="/1">غارة على وادي الصخر</a></strong><br>'
    first, rest = PARAGRAPHS[0], PARAGRAPHS[1:]
    html = whole().replace(f"<p>{first}</p>", f"<p>{first}{cut}وقال شهود إن القصف استمر ساعة كاملة قبل أن يتوقف.</p>")
    assert item(html).text == "\n".join([first, "وقال شهود إن القصف استمر ساعة كاملة قبل أن يتوقف.", *rest])


KEPT = (
    'قال <a href="/m">المصدر الطبي في مستشفى المدينة العام</a> إن الحصيلة مرشحة للارتفاع.',
    "اقرأ القاضي الحكم على المتهمين في قضية التفجير أمام أهالي الضحايا.",
    "شاهد السكان طائرة مسيرة قبل القصف بدقائق، وقالوا إنها حلقت طويلا.",
    "المزيد من القتلى سقطوا بعد الظهر، وفق المصدر نفسه الذي لم يذكر عددهم.",
    "آخر الأخبار الواردة من المدينة تتحدث عن قتيل رابع متأثرا بجراحه.",
    "علامات التعذيب ظاهرة على جثة عثر عليها قرب المدرسة، بحسب الطبيب.",
)


@pytest.mark.parametrize("words", KEPT)
def test_a_sentence_that_begins_like_a_label_is_kept(words: str) -> None:
    html = whole().replace(f"<p>{PARAGRAPHS[1]}", f"<p>{words}</p><p>{PARAGRAPHS[1]}")
    plain = words.replace('<a href="/m">', "").replace("</a>", "")
    assert item(html).text == "\n".join([PARAGRAPHS[0], plain, *PARAGRAPHS[1:]])


def entries() -> list[tuple[str, str, bool]]:
    listed = yaml.safe_load((Path(page_words.__file__).with_name("page_words.yml")).read_text("utf8"))
    found = [(entry["role"], example["text"], True) for entry in listed for example in entry["examples"]]
    return found + [(entry["role"], example["text"], False) for entry in listed for example in entry["never"]]


@pytest.mark.parametrize(("role", "text", "is_one"), entries())
def test_the_words_of_pages_hold_their_examples(role: str, text: str, is_one: bool) -> None:
    from tawthiq.archive.page_dates import datelines

    if role in {"related", "tags"}:
        assert (page_words.is_label(text, role) or page_words.after_label(text, role) is not None) is is_one
    elif role in {"trailer_start", "trailer_end", "goes_on"}:
        test = {"trailer_start": page_words.begins, "trailer_end": page_words.holds, "goes_on": page_words.ends}[role]
        assert test(text, role) is is_one
    else:
        labels = [dated.label for dated in datelines(text)]
        assert labels == ([role if role != "beside_date" else None] if is_one else [])


def test_marks_that_are_not_seen_are_kept() -> None:
    words = "قال \u202bالجيش\u202c إن\u200f الـ\u200cقصف &rlm;طال حي\u00adا في مدينة عين\u2067 النخيل\u2069 كلها فجرا"
    html = whole(f"<p>{words}</p>")
    assert item(html).text.split("\n")[0] == words.replace("&rlm;", "\u200f")


def test_entities_and_white_space_read_as_a_browser_shows_them() -> None:
    html = whole(
        "<p>قتل   شخصان\n  في &quot;حي   الزهراء&quot; &#1601;&#1580;&#1585; الأحد &amp; أصيب آخران في القصف نفسه.</p>"
    )
    assert item(html).text.split("\n")[0] == 'قتل شخصان في "حي الزهراء" فجر الأحد & أصيب آخران في القصف نفسه.'


def test_a_table_of_data_stays_in_rows() -> None:
    table = "<table><tr><th>المدينة</th><th>القتلى</th></tr><tr><td>عين النخيل</td><td>3</td></tr></table>"
    html = whole().replace(f"<p>{PARAGRAPHS[2]}", f"{table}<p>{PARAGRAPHS[2]}")
    assert "المدينة\tالقتلى\nعين النخيل\t3\n" in item(html).text


DATES = {
    '<meta property="article:published_time" content="2023-07-09T23:30:00+03:00">': "2023-07-09T23:30:00+03:00",
    '<meta itemprop="datePublished" content="2023-07-09">': "2023-07-09",
    '<meta name="pubdate" content="Sun, 09 Jul 2023 08:15:00 +0300">': "2023-07-09T08:15:00+03:00",
    '<meta name="DC.date.issued" content="20230709">': "2023-07-09",
    '<meta name="date" content="الأحد 9 تموز/يوليو 2023">': "2023-07-09",
    '<meta name="date" content="0001-01-01T00:00:00">': None,
    '<meta name="date" content="1970-01-01T00:00:00Z">': None,
    '<meta name="date" content="قريبا">': None,
    '<meta property="article:modified_time" content="2023-07-09">': None,
    '<script type="application/ld+json">{"@type":["NewsArticle"],"datePublished":"2023-07-09T05:00:00Z"}</script>': "2023-07-09T05:00:00+00:00",
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>': None,
    '<script type="application/ld+json">{"@type":"WebSite","datePublished":"2019-01-01"}</script>': None,
    '<script type="application/ld+json">[{"@type":"NewsArticle","headline":"غيره","datePublished":"2019-01-01"},{"@type":"NewsArticle","headline":"آخر","datePublished":"2018-01-01"}]</script>': None,
}


@pytest.mark.parametrize(("head", "when"), DATES.items())
def test_publication_as_told_for_machines(head: str, when: str | None) -> None:
    published = item(whole(head=head)).published
    assert (published.isoformat() if published else None) == when


DATELINES = {
    "<p>9 يوليو 2023</p>": "2023-07-09",
    "<div>الأحد 09/07/2023</div>": "2023-07-09",
    "<span>الأحد، 9 تموز/يوليو 2023 الساعة 12:30 بتوقيت دمشق</span>": "2023-07-09",
    "<span>٩ يوليو ٢٠٢٣ - ١٢:٣٠ م</span>": "2023-07-09",
    "<span>يوليو 9, 2023</span>": "2023-07-09",
    "<span>20 ذو الحجة 1444 هـ - 9 يوليو 2023 م</span>": "2023-07-09",
    "<span>09 جويلية 2023</span>": "2023-07-09",
    "<span>9 يوليوز 2023</span>": "2023-07-09",
    "<span>الأحد 07/09/2023</span>": "2023-07-09",  # the weekday tells which of both is the month
    "<span>نشر في: 9 يوليو 2023، آخر تحديث: 11 يوليو 2023</span>": "2023-07-09",
    '<time datetime="2023-07-09T08:00+03:00">قبل يومين</time>': "2023-07-09T08:00:00+03:00",
    '<time class="updated" datetime="2023-07-11">11 يوليو</time>': None,
    "<span>آخر تحديث: 11 يوليو 2023</span>": None,
    "<span>الاثنين 9 يوليو 2023</span>": None,  # it was a Sunday: one of both is wrong
    "<span>9 يوليو 2023</span><span>12 مايو 2021</span>": None,
    "<p>قتل 9 في يوليو 2023 في المدينة</p>": None,
    "<p>وقع القصف في 9 يوليو 2023</p>": None,
    "<p>4411 مشاهدة</p>": None,
    "<p>31/02/2023</p>": None,
}


@pytest.mark.parametrize(("line", "when"), DATELINES.items())
def test_publication_as_printed_by_the_title(line: str, when: str | None) -> None:
    published = item(whole(line)).published
    assert (published.isoformat() if published else None) == when


def test_a_number_in_the_text_is_never_the_day_of_publication() -> None:
    html = whole().replace(PARAGRAPHS[3], "وكان قصف مماثل قد وقع في 02/06/2023 وقتل فيه شخصان من سكان الحي نفسه.")
    assert item(html).published is None
    assert item(html, options=Options(published=dt.date(2023, 7, 10))).published == dt.date(2023, 7, 10)


def test_the_clock_above_the_title_is_not_the_day_of_publication() -> None:
    html = whole().replace("<article>", "<div>الثلاثاء 3 أكتوبر 2023</div><article>")
    assert item(html).published is None
    assert "أكتوبر" not in item(html).text


def test_options_stand_in_for_what_a_page_does_not_tell() -> None:
    options = Options(published=dt.date(2023, 1, 2), source="مصدر آخر", lang="ar")
    found = item(whole(lang=""), options=options)
    assert (found.published, found.source, found.lang) == (dt.date(2023, 1, 2), "مصدر آخر", "ar")
    told = item(BLOG.html, options=options)
    assert (str(told.day), told.source) == ("2023-07-09", BLOG.source)


@pytest.mark.parametrize(
    ("head", "url", "own"),
    [
        ('<link rel="canonical" href="/n/1">', "https://a.example/n/1?utm=x", "https://a.example/n/1"),
        ('<link rel="canonical" href="https://a.example/">', "https://a.example/n/1", "https://a.example/n/1"),
        ('<link rel="canonical" href="https://other.example/n/1">', "https://a.example/n/1", "https://a.example/n/1"),
        ('<link rel="canonical" href="javascript:x">', "https://a.example/n/1", "https://a.example/n/1"),
        ('<link rel="canonical" href="https://[bad/">', "https://a.example/n/1", "https://a.example/n/1"),
        ('<meta property="og:url" content="https://www.a.example/n/1">', None, "https://www.a.example/n/1"),
        ("", None, None),
    ],
)
def test_the_address_of_a_page(head: str, url: str | None, own: str | None) -> None:
    assert item(whole(head=head), url=url).url == own


def test_a_language_that_the_letters_speak_against_is_not_told() -> None:
    assert item(whole(lang="en-US")).lang is None
    assert item(whole(lang="ar-SY")).lang == "ar"
    english = "<html lang='ar'><head><title>x</title></head><body><p>" + "Three people were killed in the town. " * 9
    assert item(english).lang == "ar"


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1", "x-unknown", ""])
@pytest.mark.parametrize("real", ["windows-1256", "utf-8", "iso-8859-6", "utf-16"])
def test_what_the_bytes_are_counts_and_not_what_they_declare(real: str, declared: str) -> None:
    html = whole().replace("utf-8", declared)
    assert item(html, encoding=real).text == TEXT
    assert item(html, encoding=real).title == TITLE


def test_a_short_old_page_under_much_markup_is_not_taken_for_damaged_utf8() -> None:
    html = f"<html><head><title>خبر</title></head><body>{'<img src=x>' * 3000}<p>قتل شخصان في قصف على المدينة.</p></body></html>"
    assert item(html, encoding="windows-1256").text == "قتل شخصان في قصف على المدينة."


def test_linked_data_give_the_text_that_a_page_builds_by_script() -> None:
    body = "\\n".join(PARAGRAPHS)
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","articleBody":"{body}"}}</script>'
    html = f"<html><head><title>{TITLE}</title>{head}</head><body><div id=app></div></body></html>"
    assert item(html).text == TEXT


def test_a_fragment_is_text_by_paragraphs() -> None:
    html = '<p>قتل <b>شخصان</b>.</p>أصيب ثالث<br/>في القصف<ul><li>أول</li></ul><p>اقرأ أيضا: <a href="/1">غارة على وادي الصخر</a></p>'
    assert fragment(html) == "قتل شخصان.\nأصيب ثالث\nفي القصف\nأول"
    assert fragment("نص بلا وسوم") == "نص بلا وسوم"
    assert fragment("") == ""


def test_a_page_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(BLOG.html, "utf8")
    found = list(read(path, Path("خبر.html"), OPTIONS))
    assert [type(one) for one in found] == [Item]
    assert found == list(read(path, Path("خبر.html"), OPTIONS))
    assert isinstance(found[0], Item)
    assert (found[0].text, found[0].locator) == (TEXT, "")


TITLES = {
    "the heading that the window agrees with": (
        "<title>قصف على المدينة - شبكة الواحة</title>",
        "<h1>قصف على المدينة</h1>",
        "قصف على المدينة",
    ),
    "the outlet's name as first heading": (
        '<title>قصف على المدينة - شبكة الواحة</title><meta property="og:site_name" content="شبكة الواحة">',
        "<h1>شبكة الواحة</h1><h2>قصف على المدينة</h2>",
        "قصف على المدينة",
    ),
    "a colon in the title": (
        '<title>x</title><meta property="og:title" content="المرصد: مقتل خمسة في المدينة">',
        "",
        "المرصد: مقتل خمسة في المدينة",
    ),
    "the outlet after the title": (
        '<title>x</title><meta property="og:title" content="مقتل خمسة - شبكة الواحة"><meta property="og:site_name" content="شبكة الواحة">',
        "",
        "مقتل خمسة",
    ),
    "a dash in the title's word": (
        '<title>x</title><meta property="og:title" content="طائرة إف-16 تقصف المدينة">',
        "",
        "طائرة إف-16 تقصف المدينة",
    ),
    "the window alone": ("<title>أخبار | مقتل خمسة أشخاص في قصف | شبكة الواحة</title>", "", "مقتل خمسة أشخاص في قصف"),
    "none": ("", "", None),
}


@pytest.mark.parametrize(("head", "body", "title"), TITLES.values(), ids=TITLES)
def test_the_title_of_a_page(head: str, body: str, title: str | None) -> None:
    found = item(f"<html><head>{head}</head><body>{body}<article>{paragraphs()}</article></body></html>")
    assert (found.title, found.text) == (title, TEXT)

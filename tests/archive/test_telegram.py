"""Telegram exports: each message with text an item, with its moment, its files and what was forwarded."""

# ruff: noqa: E501 - pieces of pages are written as they stand in a page
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from made_telegram import NAME, TEXT, export, message, page, shown

from tawthiq.archive import magic
from tawthiq.archive.item import Attached, Found, Item, Options
from tawthiq.archive.telegram import read

OPTIONS = Options()
DAMASCUS = dt.timezone(dt.timedelta(hours=3))


def found(path: Path) -> list[Found]:
    assert magic.known(path.read_bytes()[: magic.HEAD]) == "telegram"
    return list(read(path, path, OPTIONS))


def only(path: Path) -> Item:
    (one,) = found(path)
    assert isinstance(one, Item), one
    return one


def test_a_message(tmp_path: Path) -> None:
    item = only(export(tmp_path, message()))
    assert (item.text, item.title, item.source, item.url) == (TEXT, None, NAME, None)
    assert item.published == dt.datetime(2023, 7, 9, 8, 15, tzinfo=DAMASCUS)
    assert item.published.utcoffset() == dt.timedelta(hours=3)
    assert (item.own_id, item.locator, item.carried) == ("4411", "message 4411", {"from": NAME})


def test_the_pieces_of_a_text_are_joined_as_they_stand(tmp_path: Path) -> None:
    pieces = [
        "عاجل | ",
        {"type": "bold", "text": "قتل ثلاثة\n"},
        {"type": "text_link", "text": "هنا", "href": "https://a.example/1"},
        "\n\n",
        {"type": "hashtag", "text": "#قصف"},
        {"type": "custom_emoji", "text": "🔴", "document_id": "x"},
        " \u200f.",
    ]
    item = only(export(tmp_path, message(text=pieces)))
    assert item.text == "عاجل | قتل ثلاثة\nهنا\n\n#قصف🔴 \u200f."
    assert item.carried["links"] == ["https://a.example/1"]
    entities = [{"type": "plain", "text": "قتل "}, {"type": "bold", "text": "ثلاثة"}]
    assert only(export(tmp_path, message(text=None, text_entities=entities))).text == "قتل ثلاثة"


MOMENTS = {
    "both": ({}, "2023-07-09T08:15:00+03:00"),
    "west of Greenwich": ({"date": "2023-07-09T00:45:00"}, "2023-07-09T00:45:00-04:30"),
    "the local clock alone": ({"date_unixtime": None}, "2023-07-09T08:15:00"),
    "the time in UTC alone": ({"date": None}, "2023-07-09T05:15:00+00:00"),
    "a number": ({"date_unixtime": 1688879700}, "2023-07-09T08:15:00+03:00"),
    "clocks that cannot both be right": ({"date": "2021-01-01T08:15:00"}, "2023-07-09T05:15:00+00:00"),
}


@pytest.mark.parametrize(("fields", "when"), MOMENTS.values(), ids=MOMENTS)
def test_the_moment_and_its_zone(tmp_path: Path, fields: dict[str, Any], when: str) -> None:
    published = only(export(tmp_path, message(**fields))).published
    assert published is not None
    assert published.isoformat() == when


def test_what_a_message_tells_beside_its_text_is_carried(tmp_path: Path) -> None:
    item = only(
        export(
            tmp_path,
            message(
                edited="2023-07-09T09:00:00",
                edited_unixtime="1688882400",
                forwarded_from="مرصد البادية",
                reply_to_message_id=4409,
                author="المحرر",
            ),
        )
    )
    assert item.carried == {
        "from": NAME,
        "author": "المحرر",
        "forwarded_from": "مرصد البادية",
        "reply_to_message_id": 4409,
        "edited": "2023-07-09T09:00:00+03:00",
    }


def test_a_public_name_gives_the_address(tmp_path: Path) -> None:
    assert only(export(tmp_path, message(), username="almarsa_news")).url == "https://t.me/almarsa_news/4411"
    assert only(export(tmp_path, message(), username="../x?y")).url is None


def test_files_lie_beside_the_export(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "p 1.jpg").write_bytes(b"x")
    (tmp_path / "video_files").mkdir()
    (tmp_path / "video_files" / "v.mp4").write_bytes(b"y")
    fields = {
        "photo": "photos/p 1.jpg",
        "file": "video_files/v.mp4",
        "file_name": "قصف.mp4",
        "mime_type": "video/mp4",
        "thumbnail": "video_files/v.mp4_thumb.jpg",
    }
    item = only(export(tmp_path, message(**fields)))
    assert item.attachments == (
        Attached("p 1.jpg", media_type="image/jpeg", path=(tmp_path / "photos" / "p 1.jpg").resolve()),
        Attached("قصف.mp4", media_type="video/mp4", path=(tmp_path / "video_files" / "v.mp4").resolve()),
    )


def test_an_original_is_kept_elsewhere_than_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "p.jpg").write_bytes(b"x")
    path = export(folder, message(photo="photos/p.jpg"))
    kept = path.rename(tmp_path / "0a1b2c")
    (item,) = read(kept, folder / "result.json", OPTIONS)
    assert isinstance(item, Item)
    assert [one.path for one in item.attachments] == [(folder / "photos" / "p.jpg").resolve()]


def test_what_has_nothing_to_read_gives_nothing(tmp_path: Path) -> None:
    service = message(1, type="service", action="pin_message", text="")
    unsupported = message(2, type="unsupported")
    media = message(3, text="", photo="photos/gone.jpg")
    blank = message(4, text=[" ", {"type": "bold", "text": "\n"}])
    assert [one.locator for one in found(export(tmp_path, service, unsupported, media, blank, message(5)))] == [
        "message 5"
    ]


def account(folder: Path) -> Path:
    def chat(kind: str, name: str | None, *messages: Any) -> dict[str, Any]:
        return {"name": name, "type": kind, "id": 7, "messages": list(messages)}

    path = folder / "result.json"
    whole = {
        "about": "x",
        "personal_information": {"first_name": "x", "messages": ["no"]},
        "contacts": {"list": [{"first_name": "x"}]},
        "chats": {
            "about": "x",
            "list": [
                chat("personal_chat", "صديق", message(1), message(2)),
                chat("public_channel", NAME, message(3), message(4)),
                chat("saved_messages", None, message(5)),
                chat("private_supergroup", "أهالي الحي", message(6, **{"from": "شاهد"})),
            ],
        },
        "left_chats": {"list": [chat("public_channel", "قناة تركت", message(7))]},
    }
    path.write_text(json.dumps(whole, ensure_ascii=False), "utf8")
    return path


def test_an_account_gives_its_channels_and_groups_and_no_conversations(tmp_path: Path) -> None:
    *items, problem = list(read(account(tmp_path), tmp_path / "result.json", OPTIONS))
    assert [(one.locator, one.source) for one in items if isinstance(one, Item)] == [
        ("chat 2 > message 3", NAME),
        ("chat 2 > message 4", NAME),
        ("chat 4 > message 6", "أهالي الحي"),
        ("chat 5 > message 7", "قناة تركت"),
    ]
    assert not isinstance(problem, Item)
    assert (problem.code, problem.message) == (
        "bad-item",
        "2 conversations between persons are not read: they are no published reports",
    )


def test_a_conversation_that_was_exported_by_itself_is_read(tmp_path: Path) -> None:
    assert only(export(tmp_path, message(), type="personal_chat", name="شاهد")).source == "شاهد"


def test_a_page_of_an_export(tmp_path: Path) -> None:
    path = tmp_path / "messages.html"
    path.write_text(
        page(
            shown(
                "عاجل |<br>قتل <strong>ثلاثة</strong>\n أشخاص &amp; أصيب <a href='https://a.example'>آخرون</a><br><br>انتهى"
            ),
            shown("رسالة ثانية من القناة", number=4412, sender=None, date="09.07.2023 09:00:00"),
        ),
        "utf8",
    )
    one, two = found(path)
    assert isinstance(one, Item)
    assert isinstance(two, Item)
    assert one.text == "عاجل |\nقتل ثلاثة  أشخاص & أصيب آخرون\n\nانتهى"
    assert (one.locator, one.own_id, one.source, one.carried) == ("message 4411", "4411", NAME, {})
    assert one.published == dt.datetime(2023, 7, 9, 8, 15, tzinfo=DAMASCUS)
    assert (two.locator, two.published, two.source) == ("message 4412", dt.datetime(2023, 7, 9, 9, 0), NAME)


def test_what_a_page_of_an_export_tells_beside_the_text(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "p 1.jpg").write_bytes(b"x")
    path = tmp_path / "messages2.html"
    reply = '<div class="reply_to details">In reply to <a href="messages.html#go_to_message4409">this message</a></div>'
    photo = (
        '<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/p%201.jpg">'
        '<img class="photo" src="photos/p_thumb.jpg"/></a></div>'
    )
    signed = '<div class="signature details">المحرر</div>'
    path.write_text(page(shown(sender="عضو", before=reply + photo, after=signed), name="أهالي الحي"), "utf8")
    item = only(path)
    assert item.attachments == (
        Attached("p 1.jpg", media_type="image/jpeg", path=(tmp_path / "photos" / "p 1.jpg").resolve()),
    )
    assert item.source == "أهالي الحي"
    assert item.carried == {"from": "عضو", "reply_to_message_id": 4409, "author": "المحرر"}


def test_a_forwarded_message_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "messages.html"
    forwarded = f"""<div class="forwarded body"><div class="from_name">
مرصد البادية <span class="date details" title="08.07.2023 07:00:00 UTC+03:00"> 08.07.2023 07:00:00</span></div>
<div class="text">{TEXT}</div></div>"""
    path.write_text(page(shown().replace(f'<div class="text">\n{TEXT}\n       </div>', forwarded)), "utf8")
    item = only(path)
    assert (item.text, item.carried, str(item.day)) == (TEXT, {"forwarded_from": "مرصد البادية"}, "2023-07-09")


PREVIEW = f"""<html><body class="widget_frame_base tgme_webpreview"><main class="tgme_main"><section class="tgme_channel_history">
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap" data-post="almarsa_news/4411">
<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/almarsa_news"><span dir="auto">{NAME}</span></a></div>
<a class="tgme_widget_message_reply" href="https://t.me/almarsa_news/1"><div class="tgme_widget_message_text js-message_reply_text">خبر عن وادي الصخر</div></a>
<a class="tgme_widget_message_photo_wrap" style="width:800px;background-image:url('https://cdn.example/file/p.jpg')" href="https://t.me/almarsa_news/4411"></a>
<div class="tgme_widget_message_text js-message_text" dir="auto">عاجل<br/>{TEXT}</div>
<a class="tgme_widget_message_date" href="https://t.me/almarsa_news/4411"><time datetime="2023-07-09T05:15:00+00:00" class="time">05:15</time></a>
</div></div></div></section></main></body></html>"""


def test_the_public_preview_of_a_channel(tmp_path: Path) -> None:
    path = tmp_path / "s.html"
    path.write_text(PREVIEW, "utf8")
    item = only(path)
    assert (item.text, item.source, item.url) == (f"عاجل\n{TEXT}", NAME, "https://t.me/almarsa_news/4411")
    assert item.published == dt.datetime(2023, 7, 9, 5, 15, tzinfo=dt.UTC)
    assert item.attachments == (Attached("p.jpg", media_type="image/jpeg", url="https://cdn.example/file/p.jpg"),)


def test_the_same_bytes_give_the_same_locators(tmp_path: Path) -> None:
    path = export(tmp_path, *(message(number) for number in range(100)))
    assert found(path) == found(path)
    assert [one.locator for one in found(path)] == [f"message {number}" for number in range(100)]

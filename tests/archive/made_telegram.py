"""Exports of Telegram Desktop, as it writes them."""

import json
from pathlib import Path
from typing import Any

NAME = "قناة المرسى"
TEXT = "قتل ثلاثة أشخاص في قصف على حي الزهراء."


def message(number: Any = 4411, **fields: Any) -> dict[str, Any]:
    """A message of a channel; a field that is None is left out."""
    made = {
        "id": number,
        "type": "message",
        "date": "2023-07-09T08:15:00",
        "date_unixtime": "1688879700",  # 05:15 in UTC
        "from": NAME,
        "from_id": "channel1001",
        "text": TEXT,
    } | fields
    return {name: value for name, value in made.items() if value is not None}


def export(folder: Path, *messages: Any, **facts: Any) -> Path:
    """``result.json`` of one channel in a folder."""
    path = folder / "result.json"
    chat = {"name": NAME, "type": "public_channel", "id": 1001} | facts | {"messages": list(messages)}
    path.write_text(json.dumps(chat, ensure_ascii=False, indent=1), "utf8")
    return path


def page(*messages: str, name: str = NAME) -> str:
    """``messages.html`` of one channel."""
    return f"""<!DOCTYPE html>
<html>
 <head>
  <meta charset="utf-8"/>
<title>Exported Data</title>
 </head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header">
    <div class="content">
     <div class="text bold">
{name}
     </div>
    </div>
   </div>
   <div class="page_body chat_page">
    <div class="history">
     <div class="message service" id="message-1">
      <div class="body details">
9 July 2023
      </div>
     </div>
{"".join(messages)}
    </div>
   </div>
  </div>
 </body>
</html>
"""


def shown(
    text: str = TEXT,
    *,
    number: int = 4411,
    date: str = "09.07.2023 08:15:00 UTC+03:00",
    sender: str | None = NAME,
    before: str = "",
    after: str = "",
) -> str:
    """One message of ``messages.html``."""
    own = f'<div class="from_name">\n{sender}\n       </div>' if sender else ""
    return f"""
     <div class="message default clearfix{"" if sender else " joined"}" id="message{number}">
      <div class="pull_left userpic_wrap"><div class="userpic userpic1"><div class="initials">ق</div></div></div>
      <div class="body">
       <div class="pull_right date details" title="{date}">
08:15
       </div>
       {own}
       {before}
       <div class="text">
{text}
       </div>
       {after}
      </div>
     </div>
"""

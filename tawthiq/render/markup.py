"""HTML by parts: every text escaped where it enters, elements made by one function."""

import html
from collections.abc import Iterable

from tawthiq.render.view import plain


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(words: object) -> Markup:
    """Any text as HTML: escaped, control characters made visible. Markup stays as it is."""
    return words if isinstance(words, Markup) else Markup(html.escape(plain(str(words)), quote=True))


def join(parts: Iterable[object], between: str = "") -> Markup:
    """Parts one after another, each escaped unless it is markup."""
    return Markup(text(between).join(text(part) for part in parts))


def tag(name: str, *content: object, **attributes: object) -> Markup:
    """An element. ``class_`` stands for ``class``, ``_`` in names for ``-``; attributes that are None are left out."""
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{shown}>{join(content)}</{name}>")

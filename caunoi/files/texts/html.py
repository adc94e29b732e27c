"""HTML pages: the article's own text, without menus, scripts, link lists and footers."""

import re
from html.parser import HTMLParser

from .plain import decoded
from .shapes import Text

_SILENT = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "object", "select", "option", "button", "form", "head"]
)
_SIDE = frozenset(["nav", "header", "footer", "aside", "menu"])
_BREAKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "tr",
        "table",
        "thead",
        "tbody",
        "blockquote",
        "figure",
        "figcaption",
        "pre",
        "address",
        "body",
        "title",
    ]
)
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "source", "wbr", "area", "base", "col", "embed", "track", "param"]
)
_SIDE_NAMES = re.compile(
    r"\b(?:menu|nav|navbar|breadcrumb|sidebar|footer|comment|comments|binh-?luan|related|lien-?quan|share|social|"
    r"banner|advert|ads|paging|pagination|tags?|toolbar|copyright|tin-?khac)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|div|p|article|table|meta|h1)\b", re.IGNORECASE)


def looks_like(name: str, head: bytes) -> bool:
    """Whether the bytes are a page of HTML."""
    return bool(_MARKUP.search(head)) and (
        head.startswith((b"<", b"\xff\xfe", b"\xfe\xff")) or name.lower().endswith((".html", ".htm"))
    )


def text(data: bytes) -> Text:
    """The readable text of a page; the article alone when the page marks one."""
    charset = _CHARSET.search(data[:2048])
    name = charset.group(1).decode("ascii", "replace").lower() if charset else ""
    if name in {"windows-1258", "cp1258", "utf-16", "windows-1252", "iso-8859-1"}:
        page, encoding = data.decode(name, errors="replace"), name
    else:
        page, encoding = decoded(data)
    reader = _Page()
    reader.feed(page)
    reader.close()
    return Text(reader.text(), "html", encoding)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[_Line] = [_Line()]
        self.open: list[tuple[str, bool, bool]] = []  # tag, hidden, inside the article
        self.links = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("td", "th"):
            self._write("\t")
        elif tag in _BREAKS:
            self._break()
        if tag in _VOID:
            return
        hidden = self._hidden or tag in _SILENT or tag in _SIDE or _is_side(attrs)
        if tag in ("html", "body", "main", "article"):
            hidden = self._hidden
        article = self._in_article or tag in ("article", "main")
        self.open.append((tag, hidden, article))
        self.links += tag == "a"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self._break()
        for index in range(len(self.open) - 1, max(-1, len(self.open) - 200), -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                break
        else:
            return
        self.links = sum(name == "a" for name, _, _ in self.open[-50:])

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._write(re.sub(r"\s+", " ", data))

    @property
    def _hidden(self) -> bool:
        return bool(self.open) and self.open[-1][1]

    @property
    def _in_article(self) -> bool:
        return bool(self.open) and self.open[-1][2]

    def _write(self, data: str) -> None:
        line = self.lines[-1]
        line.parts.append(data)
        line.linked += len(data) if self.links else 0
        line.article = line.article or self._in_article

    def _break(self) -> None:
        if self.lines[-1].parts:
            self.lines.append(_Line())

    def text(self) -> str:
        lines = [line for line in self.lines if not line.is_menu]
        inside = [line for line in lines if line.article]
        if sum(map(len, inside)) * 2 > sum(map(len, lines)):
            lines = inside
        return "\n".join(filter(None, (str(line) for line in lines)))


class _Line:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0
        self.article = False

    def __str__(self) -> str:
        joined = re.sub(r" *\t *", "\t", "".join(self.parts))
        return re.sub(r" +", " ", joined).strip(" \t\n")

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    @property
    def is_menu(self) -> bool:
        return self.linked > 0 and self.linked >= 0.6 * len(str(self)) and not str(self).endswith(".")


def _is_side(attrs: list[tuple[str, str | None]]) -> bool:
    names = " ".join(value or "" for key, value in attrs if key in ("class", "id", "role"))
    return bool(names) and bool(_SIDE_NAMES.search(names)) and "article" not in names and "content" not in names

"""The two forms an answer may have, and how the specification says that something is wrong."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from django.http import HttpResponse

#: Signs XML 1.0 cannot hold.
_ODD = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
MEDIA = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}


class Wrong(Exception):
    """Something the specification has a number for."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status, self.description = status, description


def answered(
    rows: Sequence[Mapping[str, Any]] | Mapping[str, Any], form: str, names: tuple[str, str], *, status: int = 200
) -> HttpResponse:
    """Rows under their names ("service_requests", "request") in the form asked for."""
    if form == "json":
        content = json.dumps(rows, ensure_ascii=False, indent=1).encode()
    else:
        root = ElementTree.Element(names[0])
        if isinstance(rows, Mapping):
            _fill(root, rows)
        else:
            for row in rows:
                _fill(ElementTree.SubElement(root, names[1]), row)
        content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    response = HttpResponse(content, content_type=MEDIA[form], status=status)
    response.headers["Access-Control-Allow-Origin"] = "*"
    if status >= 400:
        response.refused = True  # type: ignore[attr-defined]  # nothing half done stays
    return response


def wrong(problem: Wrong, form: str) -> HttpResponse:
    """The error in the form asked for: its number and a sentence."""
    return answered([{"code": problem.status, "description": problem.description}], form, ("errors", "error"), status=problem.status)  # fmt: skip


#: What the entries of a list inside a row are called.
_ENTRY = {"endpoints": "endpoint", "formats": "format", "attributes": "attribute", "values": "value"}


def _fill(parent: ElementTree.Element, row: Mapping[str, Any]) -> None:
    for name, value in row.items():
        child = ElementTree.SubElement(parent, name)
        if isinstance(value, Mapping):
            _fill(child, value)
        elif isinstance(value, list):
            for each in value:
                entry = ElementTree.SubElement(child, _ENTRY.get(name, "entry"))
                if isinstance(each, Mapping):
                    _fill(entry, each)
                else:
                    entry.text = _ODD.sub("", str(each))
        elif value is not None:
            child.text = _ODD.sub("", str(value).lower() if isinstance(value, bool) else str(value))

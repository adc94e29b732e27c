"""One question a page without a session: what was said travels on in hidden fields and is checked again on every page."""

import secrets
from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from caunoi.kernel.refusal import Refusal

#: Where the form stands, the way back, and the key that makes a form sent twice one.
AT, BACK, KEY = "o_buoc", "lui", "khoa"


class Carried:
    """Forms asked one after the other; ``given`` are what each form's class takes to be built."""

    def __init__(self, request: Any, forms: Sequence[tuple[type, dict[str, Any]]]) -> None:
        self.request, self.kinds = request, list(forms)
        self.sent = request.POST if request.method == "POST" else None
        self.key = (self.sent.get(KEY, "")[:64] if self.sent else "") or secrets.token_urlsafe(16)
        self.names = [list(kind(**given).fields) for kind, given in self.kinds]

    def answer(
        self, template: str, send: Callable[[dict[str, Any], str], HttpResponse], **context: Any
    ) -> HttpResponse:
        """The page that is due: the first, the next, one with something wrong, or what sending leads to."""
        if self.sent is None:
            return self._shown(0, self._empty(0), template, context)
        at = self._at()
        if BACK in self.sent and at > 0:
            return self._shown(at - 1, self._empty(at - 1), template, context)
        forms = [kind(self.sent, **given) for kind, given in self.kinds[: at + 1]]
        wrong = next((number for number, form in enumerate(forms) if not form.is_valid()), None)
        if wrong is not None:
            return self._shown(wrong, forms[wrong], template, context)
        if at + 1 < len(self.kinds):
            return self._shown(at + 1, self._empty(at + 1), template, context)
        try:
            return send({name: value for form in forms for name, value in form.cleaned_data.items()}, self.key)
        except Refusal as no:
            where = next((number for number, names in enumerate(self.names) if no.field in names), at)
            forms[where].refuse(no)
            return self._shown(where, forms[where], template, context)

    def _at(self) -> int:
        told = str(self.sent.get(AT, "")) if self.sent is not None else ""
        return min(int(told), len(self.kinds) - 1) if told.isascii() and told.isdigit() and len(told) < 4 else 0

    def _empty(self, number: int) -> Any:
        """The form of a page, holding what was said when the reader comes back to it."""
        kind, given = self.kinds[number]
        said = {name: self.sent.get(name) for name in self.names[number] if name in self.sent} if self.sent else {}
        return kind(initial=said, **given)

    def _shown(self, number: int, form: Any, template: str, context: dict[str, Any]) -> HttpResponse:
        others = [name for at, names in enumerate(self.names) if at != number for name in names]
        held = [(name, value) for name in others for value in self.sent.getlist(name)] if self.sent is not None else []
        shown = {
            **context, "form": form, "at": number + 1, "of": len(self.kinds), "carried": [*held, (KEY, self.key), (AT, str(number))],
            "may_go_back": number > 0, "submit_text": context.get("submit_text", "") if number + 1 == len(self.kinds) else "",
        }  # fmt: skip
        response = render(self.request, template, shown, status=422 if form.errors else 200)
        response.headers["Cache-Control"] = "no-store, private"
        return response

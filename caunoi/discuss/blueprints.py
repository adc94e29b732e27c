"""Blueprints as data: which forms, rights and period a matter of Điều 25 is consulted on with."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from .words import Entry, Form, Right


@dataclass(frozen=True, slots=True)
class Blueprint:
    """One ready-made consultation; ``period`` is the law's rule its shortest period comes from."""

    code: str
    matter: str
    vi: str
    en: str
    forms: tuple[Form, ...]
    rights: tuple[Right, ...]
    period: str
    entry: Entry
    reports: str

    @property
    def label(self) -> str:
        """Its name in the language being spoken."""
        return say(self.vi, self.en)


@cache
def blueprints() -> dict[str, Blueprint]:
    """Every blueprint by its code, in the order written."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["blueprint"]
    return {
        row["code"]: Blueprint(
            code=row["code"], matter=row["matter"], vi=row["vi"], en=row["en"], forms=tuple(Form(each) for each in row["forms"]),
            rights=tuple(Right(each) for each in row["rights"]), period=row["period"], entry=Entry(row.get("entry", "open")), reports=row["reports"],
        )
        for row in rows
    }  # fmt: skip


def blueprint(code: str) -> Blueprint:
    """The blueprint of a code; refuses an unknown one."""
    found = blueprints().get(code)
    if found is None:
        raise Refusal("Hãy chọn một mẫu cuộc lấy ý kiến.", "Choose a blueprint.", field="blueprint")
    return found

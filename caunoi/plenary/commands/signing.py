"""The three numbered papers of a conference: invitation, minutes, notice of conclusions; each is drafted, signed and issued at once."""

from datetime import date, datetime

from caunoi.notices.commands import draft_paper, issue_paper, sign_paper
from caunoi.notices.issuing import issuer_of
from caunoi.notices.models import IssuedPaper
from caunoi.notices.paper import Paper
from caunoi.plenary import papers
from caunoi.plenary.models import Plenary

from .common import Actor


def sign_invitation(row: Plenary, *, by: Actor, at: datetime, signer: str = "", moved_from: date | None = None) -> IssuedPaper:  # fmt: skip
    """Giấy mời: every invited body may open it."""
    paper = papers.invitation(row, moved_from)
    return _signed(row, paper, "plenary_invitation", "GM", "Giấy mời", by=by, at=at, signer=signer)


def sign_minutes(row: Plenary, *, by: Actor, at: datetime) -> IssuedPaper:
    """Biên bản: signed by the secretary and the chair."""
    return _signed(row, papers.minutes(row), "plenary_minutes", "BB", "Biên bản hội nghị", by=by, at=at)


def sign_notice(row: Plenary, *, by: Actor, at: datetime, signer: str = "") -> IssuedPaper:
    """Thông báo kết luận: every body that has something to do may open it."""
    return _signed(
        row, papers.notice(row), "plenary_notice", "TB", "Thông báo kết luận hội nghị", by=by, at=at, signer=signer
    )


def _signed(row: Plenary, paper: Paper, code: str, series: str, name: str, *, by: Actor, at: datetime, signer: str = "") -> IssuedPaper:  # fmt: skip
    issuer = issuer_of(row.body, at.date())
    drafted = draft_paper(
        paper=paper, code=code, name=name, series=series, about=row.ref, body=row.body, by=by, at=at, seen_by=row.readers
    )  # fmt: skip
    signed = sign_paper(
        paper_id=drafted.pk, version=drafted.version, manner=issuer.manner, office=issuer.office,
        name=signer or issuer.head or _name(by) or row.chair, of=issuer.collective, by=by, at=at,
    )  # fmt: skip
    return issue_paper(paper_id=signed.pk, by=by, at=at)


def _name(by: Actor) -> str:
    return "" if isinstance(by, str) else by.name


__all__ = ["sign_invitation", "sign_minutes", "sign_notice"]

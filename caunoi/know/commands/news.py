"""Pages of news and explanation, and the comments on them, held until somebody has read them."""

import uuid
from datetime import datetime

from django.db import transaction

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .. import codes, rules
from ..facts import Commented, CommentJudged, PageClosed, PageOpened
from ..models import NewsPage, PageComment
from ..words import Genre, Ground, PageStage, Wait
from .common import Actor, alone, digest, must_hold, ref_of


@transaction.atomic
def write_page(
    *, body: Body, genre: Genre, title: str, summary: str, text: str, by: Actor, at: datetime, comments_open: bool = True,
    page_id: uuid.UUID | None = None, disclosure_id: uuid.UUID | None = None, seen: int | None = None, synthetic: bool = False,
) -> NewsPage:  # fmt: skip
    """Soạn tin: a new page, or other words of one; words of a page already open are published as a new version."""
    must_hold(by, Role.EDITOR, body)
    alone(body)
    twice = NewsPage.objects.filter(body=body, title=clean(title)[:300], text=clean(text)[:100_000]).first()
    if page_id is None and twice is not None:
        return twice
    page = _locked(page_id, by) if page_id else NewsPage(
        body=body, place_id=body.place_id, province_id=body.province_id, version=0, synthetic=synthetic, disclosure_id=disclosure_id
    )  # fmt: skip
    rules.must_be_current(seen, page.version)
    page.genre, page.comments_open = genre.value, comments_open
    page.title = rules.must_say(clean(title), "title", "Hãy ghi tiêu đề.", "Give a title.", 5)[:300]
    page.summary = rules.must_say(
        clean(summary), "summary", "Hãy tóm tắt bằng một hai câu dễ hiểu.", "Sum it up in a sentence or two."
    )[:1000]
    page.text = rules.must_say(clean(text), "text", "Hãy viết nội dung.", "Write the text.", 20)[:100_000]
    for field in ("title", "summary", "text"):
        rules.must_carry_no_card(getattr(page, field), field)
    page.version, page.edited_at = page.version + 1, at
    page.save()
    if page.stage == PageStage.OPEN.value:
        _record_open(page, by, at)
    return page


@transaction.atomic
def open_page(*, page_id: uuid.UUID, by: Actor, at: datetime) -> NewsPage:
    """Đăng tin."""
    page = _locked(page_id, by)
    if page.stage == PageStage.OPEN.value:
        return page
    page.stage, page.opened_at, page.closed_reason = PageStage.OPEN.value, page.opened_at or at, ""
    page.save(update_fields=["stage", "opened_at", "closed_reason"])
    _record_open(page, by, at)
    return page


@transaction.atomic
def close_page(*, page_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> NewsPage:
    """Gỡ tin: with a reason that shows in its place."""
    page = _locked(page_id, by)
    if page.stage != PageStage.OPEN.value:
        raise Refusal("Trang này không đang đăng.", "This page is not open.")
    page.closed_reason = rules.must_say(clean(reason), "reason", "Hãy ghi vì sao gỡ.", "Say why.")[:500]
    page.stage = PageStage.CLOSED.value
    page.save(update_fields=["stage", "closed_reason"])
    record(PageClosed(reason=page.closed_reason), about=page.ref, by=ref_of(by), at=at)
    return page


def comment(
    *, page_id: uuid.UUID, text: str, key: str, at: datetime, name: str = "", by: str = "resident"
) -> tuple[str, PageComment]:
    """Góp lời: held until a moderator has read it; its code tells what became of it."""
    text = rules.must_say(clean(text), "text", "Hãy viết ý kiến.", "Write your comment.", 3)[:3000]
    code = codes.code_for(f"comment:{page_id}:{key}")
    with transaction.atomic(), as_system():
        page = NewsPage.objects.select_for_update().filter(pk=page_id, stage=PageStage.OPEN.value).first()
        if page is None or not page.comments_open:
            raise Refusal("Trang này không nhận ý kiến.", "This page takes no comments.")
        before = PageComment.objects.filter(code_digest=codes.digest(code)).first()
        if before is not None:
            return code, before
        rules.must_not_flood(page.comments.filter(state=Wait.WAITING.value).count())
        kept = PageComment.objects.create(
            page=page, body_id=page.body_id, code_digest=codes.digest(code), name=clean(name)[:80], text=text, sent_at=at
        )  # fmt: skip
        record(Commented(comment=str(kept.pk)), about=page.ref, by=by, at=at)
    return code, kept


@transaction.atomic
def judge_comment(
    *, comment_id: uuid.UUID, show: bool, by: Actor, at: datetime, ground: Ground | None = None
) -> PageComment:
    """Duyệt: shown, or not with the ground, which its writer reads by the code."""
    found = (
        PageComment.objects.select_for_update(of=("self",)).select_related("page", "body").filter(pk=comment_id).first()
    )
    if found is None:
        raise Refusal("Không thấy ý kiến này.", "This comment does not exist.")
    must_hold(by, Role.EDITOR, found.body)
    if show:
        rules.must_carry_no_card(found.text, "text")
    elif ground is None:
        raise Refusal("Hãy chọn lý do không đăng.", "Choose why it is not shown.", field="ground")
    found.state = (Wait.SHOWN if show else Wait.REFUSED).value
    found.ground = "" if show or ground is None else ground.value
    found.judged_at = at
    found.save(update_fields=["state", "ground", "judged_at"])
    fact = CommentJudged(comment=str(found.pk), state=found.state, ground=found.ground)
    record(fact, about=found.page.ref, by=ref_of(by), at=at)
    return found


def _record_open(page: NewsPage, by: Actor, at: datetime) -> None:
    fact = PageOpened(version=page.version, digest=digest(page.title, page.summary, page.text))
    record(fact, about=page.ref, by=ref_of(by), at=at)


def _locked(page_id: uuid.UUID, by: Actor) -> NewsPage:
    found = NewsPage.objects.select_for_update(of=("self",)).select_related("body").filter(pk=page_id).first()
    if found is None:
        raise Refusal("Không thấy trang tin này.", "This page does not exist.")
    must_hold(by, Role.EDITOR, found.body)
    return found

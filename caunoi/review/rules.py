"""What may be done with a review."""

from datetime import date

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from .words import ReviewAct, ReviewState

#: The longest a section may be, in characters; a comment, a reply, a reason.
LONGEST = 40_000
LONGEST_COMMENT = 4_000
S, A = ReviewState, ReviewAct

BOOK = Book(S.DRAFT, (
    #    when          act        by               then
    Step(S.DRAFT,      A.ASK,     Role.MOBILISER,  S.COMMENTING, cite="Điều 53 Luật Thực hiện dân chủ ở cơ sở"),
    Step(S.COMMENTING, A.CLOSE,   Role.MOBILISER,  S.COMMENTED),
    Step(S.COMMENTED,  A.ASK,     Role.MOBILISER,  S.COMMENTING),
    Step(S.COMMENTED,  A.SUBMIT,  Role.MOBILISER,  S.SUBMITTED),
    Step(S.SUBMITTED,  A.APPROVE, Role.HEAD,       S.APPROVED),
    Step(S.SUBMITTED,  A.RETURN,  Role.HEAD,       S.COMMENTED),
    Step(S.APPROVED,   A.PUBLISH, Role.HEAD,       S.PUBLISHED),
    Step(S.APPROVED,   A.RETURN,  Role.HEAD,       S.COMMENTED),
))  # fmt: skip
#: While a review stands here its words and figures may change.
OPEN = (S.DRAFT, S.COMMENTING, S.COMMENTED)


def must_be_draft(state: ReviewState) -> None:
    """What waits for approval, was approved or published is not written to."""
    if state is S.PUBLISHED:
        raise Refusal("Báo cáo đã công bố nên không sửa được nữa.", "The review is published and cannot be changed.")
    if state not in OPEN:
        raise Refusal(
            f"Báo cáo {state.vi.lower()} nên không sửa được. Người đứng đầu trả lại thì sửa tiếp.",
            f"The review is “{state.en.lower()}” and cannot be changed unless the head returns it.",
        )


def must_be_asked(state: ReviewState) -> None:
    """Staff comment while the round is open."""
    if state is not S.COMMENTING:
        raise Refusal("Báo cáo này hiện không lấy ý kiến.", "This review is not out for comments.", field="text")


def must_be_answered(unanswered: int) -> None:
    """Every comment has its reply before the draft goes to the head."""
    if unanswered:
        raise Refusal(
            f"Còn {unanswered} ý kiến chưa trả lời. Hãy tiếp thu hoặc giải trình từng ý kiến rồi trình duyệt.",
            f"{unanswered} comments have no reply yet. Take over or explain each, then submit.",
        )


def must_run_long_enough(until: date, least: date) -> None:
    """A round of comments is as long as the rule asks."""
    if until < least:
        raise Refusal(
            f"Ngày kết thúc lấy ý kiến sớm nhất là {least:%d/%m/%Y}.",
            f"The earliest day to close comments is {least:%d/%m/%Y}.",
            field="until",
        )


def must_be_over(until: date | None, today: date) -> None:
    """A round of comments runs to the end of its last day."""
    if until is not None and today <= until:
        raise Refusal(
            f"Cán bộ còn góp ý đến hết ngày {until:%d/%m/%Y}; kết thúc được từ ngày hôm sau.",
            f"Staff may comment until the end of {until:%d/%m/%Y}; it can be closed the day after.",
        )


def must_not_approve_own(*, own: bool, is_head: bool) -> None:
    """Whoever drafted or submitted a review does not approve it, unless they answer for the body themselves."""
    if own and not is_head:
        raise Refusal(
            "Bạn đã soạn hoặc trình báo cáo này nên không tự duyệt; người đứng đầu hoặc cấp phó khác duyệt.",
            "You drafted or submitted this review, so the head or another deputy approves it.",
        )


def must_be_as_approved(approved: str, now: str) -> None:
    """What is published is what was approved, figure by figure and word by word."""
    if approved != now:
        raise Refusal(
            "Số liệu hoặc câu chữ đã khác bản được duyệt. Hãy trả lại, tính lại số liệu và trình duyệt lần nữa.",
            "Figures or words differ from what was approved. Return it, count anew and submit it again.",
        )


def must_say(text: str, field: str, vi: str, en: str, longest: int = LONGEST_COMMENT) -> str:
    """Words that have to be there, of a length people read."""
    cleaned = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not cleaned:
        raise Refusal(vi, en, field=field)
    if len(cleaned) > longest:
        raise Refusal(
            f"Dài quá {longest} ký tự; hãy viết gọn hơn.", f"Longer than {longest} characters; be shorter.", field=field
        )
    return cleaned


def must_be_published(state: ReviewState) -> None:
    """Only what was frozen can be compared with what is computed now."""
    if state is not ReviewState.PUBLISHED:
        raise Refusal(
            "Báo cáo chưa công bố nên chưa có số liệu cố định để đối chiếu.", "The review is not published yet."
        )


def must_be_published_first(state: ReviewState) -> None:
    """Tasks are given of what everybody can read."""
    if state is not ReviewState.PUBLISHED:
        raise Refusal(
            "Báo cáo chưa công bố; giao nhiệm vụ sau khi công bố.", "Publish the review first, then give its tasks."
        )


def must_have_ended(until: date, today: date) -> None:
    """A review is approved and published once its period is over."""
    if today < until:
        raise Refusal(
            f"Kỳ báo cáo chưa kết thúc; duyệt và công bố được từ ngày {until:%d/%m/%Y}.",
            f"The period has not ended; it can be approved and published from {until:%d/%m/%Y}.",
        )


def must_fit(text: str, longest: int = LONGEST, field: str = "text") -> str:
    """A section is text of a length people read."""
    cleaned = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if len(cleaned) > longest:
        told = f"{len(cleaned):,}".replace(",", ".")
        raise Refusal(
            f"Phần này dài {told} ký tự, quá dài cho một mục báo cáo.",
            f"This section has {len(cleaned):,} characters.",
            field=field,
        )
    return cleaned

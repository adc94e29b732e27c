"""What may hang where in the tree of tasks: whom a body may give work to, by when, in which rhythm."""

from collections.abc import Collection
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.mandate.words import Interval, Rhythm


def must_exist(name: str, since: date | None, until: date | None, on: date) -> None:
    """A body that was merged or ended, or is not set up yet, is given no task."""
    if until is not None and until <= on:
        raise Refusal(
            f"{name} đã kết thúc hoạt động từ ngày {until:%d/%m/%Y} (giải thể hoặc sáp nhập). Hãy chọn cơ quan kế tục.",
            f"{name} ended on {until:%d/%m/%Y} (dissolved or merged). Choose its successor.",
            field="body",
        )
    if since is not None and since > on:
        raise Refusal(
            f"{name} chưa thành lập vào ngày {on:%d/%m/%Y}.", f"{name} is not set up on {on:%d/%m/%Y}.", field="body"
        )


def must_not_circle(name: str, body: int, line: Collection[int], root: int | None) -> None:
    """A part of a task never goes back to a body it came from."""
    if body in line or body == root:
        raise Refusal(
            f"Việc này đi từ {name} xuống, không thể giao ngược lại. Hãy chọn cơ quan khác.",
            f"This task came down from {name}; it cannot go back up. Choose another body.",
            field="body",
        )


def must_reach_down(giver: str, name: str, *, within: bool, above: bool) -> None:
    """A body gives tasks within its own place and below it, never to the body above it."""
    if above or not within:
        raise Refusal(
            f"{giver} không giao việc cho {name}: chỉ giao trong địa bàn của mình và cấp dưới.",
            f"{giver} gives no tasks to {name}: only within its own place and below.",
            field="body",
        )


def must_not_precede(due: date, directive: date | None) -> None:
    """No deadline lies before the document that sets the task."""
    if directive is not None and due < directive:
        raise Refusal(
            f"Hạn {due:%d/%m/%Y} trước ngày của văn bản giao việc ({directive:%d/%m/%Y}).",
            f"The deadline {due:%d/%m/%Y} is before the document's day ({directive:%d/%m/%Y}).",
            field="due",
        )


def must_not_outlast(due: date, parent: date, why: str) -> None:
    """A part is due no later than the whole, unless with a reason that is kept."""
    if due > parent and len(why.strip()) < 5:
        raise Refusal(
            f"Hạn {due:%d/%m/%Y} sau hạn của việc được cấp trên giao ({parent:%d/%m/%Y}). Hãy ghi lý do, hoặc chọn ngày sớm hơn.",
            f"The deadline {due:%d/%m/%Y} is after that of the task above ({parent:%d/%m/%Y}). Give a reason or an earlier day.",
            field="why",
        )


def must_have_rhythm(rhythm: Rhythm, repeats: str) -> None:
    """A periodic or standing task says how often; one with a deadline does not repeat."""
    if rhythm is Rhythm.ONCE and repeats:
        raise Refusal(
            "Việc có thời hạn thì không lặp lại. Hãy chọn “định kỳ” hoặc “thường xuyên”.",
            "A task with a deadline does not repeat. Choose periodic or standing.",
            field="rhythm",
        )
    if rhythm is not Rhythm.ONCE and not repeats:
        raise Refusal(
            "Hãy chọn kỳ báo cáo: hằng tháng, hằng quý hoặc 6 tháng.",
            "Choose how often it is reported: monthly, quarterly or half-yearly.",
            field="repeats",
        )


def must_differ(name: str, lead: int, supporters: Collection[int]) -> None:
    """The body that leads does not also support."""
    if lead in supporters:
        raise Refusal(
            f"{name} đã chủ trì việc này nên không đồng thời là cơ quan phối hợp.",
            f"{name} leads this task and cannot also support it.",
            field="supporters",
        )


def rhythm_name(rhythm: Rhythm, repeats: str) -> tuple[str, str]:
    """The rhythm as people say it: "Thường xuyên, báo cáo hằng quý"."""
    if rhythm is Rhythm.ONCE or not repeats:
        return rhythm.vi, rhythm.en
    often = next(((each.vi, each.en) for each in Interval if each.value == repeats), (repeats, repeats))
    if rhythm is Rhythm.STANDING:
        return f"Thường xuyên, báo cáo {often[0].lower()}", f"Standing, reported {often[1].lower()}"
    return f"Định kỳ {often[0].lower()}", often[1]


def share_of(counted: int | None, total: int | None) -> int | None:
    """A share in whole per cent of what was counted; None where nothing was; refuses counts that cannot be."""
    if counted is None and total is None:
        return None
    if counted is None or total is None or total <= 0 or not 0 <= counted <= total:
        raise Refusal(
            "Hãy ghi cả hai số, và số đã làm không lớn hơn tổng số; hoặc để trống cả hai nếu việc này không đếm được.",
            "Give both numbers, the done one no larger than the whole; or neither where it cannot be counted.",
            field="counted",
        )
    return counted * 100 // total


def must_be_as_seen(seen: str, mark: str) -> None:
    """What one officer changes must still be what they saw; an empty mark asks nothing."""
    if seen and seen != mark:
        raise Refusal(
            "Trong lúc bạn soạn, người khác vừa thay đổi nhiệm vụ này. Hãy xem nội dung mới ở trên rồi gửi lại nếu vẫn cần.",
            "While you were writing, somebody else changed this task. Look at what it says now, and send again if still needed.",
        )

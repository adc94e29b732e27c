"""What residents may propose, how often, and in which order it is answered."""

from datetime import date

from caunoi.do.words import Proposer, Reply
from caunoi.kernel import personal
from caunoi.kernel.refusal import Refusal

#: Unanswered proposals of one browser in one commune: neighbours have much to propose, a machine has more.
MOST_WAITING = 3
#: What may follow what; an answer that ends is not answered again.
AFTER = {
    Reply.WAITING: (Reply.TALK, Reply.TAKEN, Reply.DECLINED),
    Reply.TALK: (Reply.TAKEN, Reply.DECLINED),
    Reply.TAKEN: (),
    Reply.DECLINED: (),
}
ENDED = frozenset({Reply.TAKEN, Reply.DECLINED})


def must_hold_nothing_personal(text: str, field: str) -> str:
    """Words that become public carry no telephone, identity number or e-mail."""
    more = " Số điện thoại để liên hệ ghi ở câu sau.", " A telephone number is asked for later."
    return personal.must_hold_nothing_personal(text, field, *more)


def must_say_who(proposer: Proposer, households: int | None, name: str) -> str:
    """How many households, or which body; no private name is asked."""
    if proposer is Proposer.BODY:
        if len(name) < 3:
            raise Refusal("Hãy ghi tên cơ quan, tổ chức.", "Name the body.", field="body_name")
        return must_hold_nothing_personal(name[:200], "body_name")
    if households is not None and not 1 <= households <= 5000:
        raise Refusal("Số hộ từ 1 đến 5.000.", "Between 1 and 5,000 households.", field="households")
    return f"{households} hộ" if households else ""


def must_not_flood(waiting: int) -> None:
    """Refuse a browser whose proposals wait for an answer already."""
    if waiting >= MOST_WAITING:
        raise Refusal(
            f"Bạn đã gửi {waiting} đề xuất đang chờ trả lời ở nơi này. Hãy chờ trả lời rồi gửi tiếp.",
            f"{waiting} of your proposals here wait for an answer. Send more once they are answered.",
        )


def must_follow(now: Reply, then: Reply) -> None:
    """Refuse an answer that may not follow the one before."""
    if then not in AFTER[now]:
        raise Refusal(
            f"Đề xuất đang ở trạng thái “{now.vi}”, không ghi “{then.vi}” được.",
            f"The proposal is “{now.en}”; “{then.en}” cannot follow.",
            field="reply",
        )


def must_name_the_day(reply: Reply, on: date | None, today: date) -> None:
    """Households are told the day they will talk it over."""
    if reply is Reply.TALK and on is None:
        raise Refusal("Hãy ghi ngày đưa ra các hộ bàn.", "Say on which day the households will talk it over.", field="talk_on")  # fmt: skip
    if reply is Reply.TALK and on is not None and on < today:
        raise Refusal("Ngày này đã qua.", "This day has passed.", field="talk_on")

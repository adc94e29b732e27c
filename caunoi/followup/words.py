"""The nouns of following up: what is owed, where it stands, what may be done, by whom."""

from caunoi.kernel.words import Word


class Kind(Word):
    """What is followed: somebody asked a body to act, or the body promised to."""

    RECOMMENDATION = "recommendation", "Kiến nghị", "Recommendation"
    PROMISE = "promise", "Lời hứa, cam kết", "Promise"


class State(Word):
    """Where it stands."""

    OPEN = "open", "Chờ trả lời", "Waiting for an answer"
    ACCEPTED = "accepted", "Tiếp thu, đang thực hiện", "Accepted, under way"
    REFUSED = "refused", "Không tiếp thu, có nêu lý do", "Not accepted, with the reason"
    DONE = "done", "Báo đã làm xong", "Reported done"
    DISPUTED = "disputed", "Có ý kiến chưa đồng ý", "Disputed"
    SETTLED = "settled", "Đã xong", "Settled"
    WITHDRAWN = "withdrawn", "Đã rút", "Withdrawn"

    @property
    def tone(self) -> str:
        """The colour's name."""
        return {
            "open": "warn", "accepted": "info", "refused": "pause", "done": "info", "disputed": "bad", "settled": "ok", "withdrawn": "",
        }[self.value]  # fmt: skip


class Act(Word):
    """What may be done."""

    ACCEPT = "accept", "Tiếp thu", "Accept"
    REFUSE = "refuse", "Không tiếp thu", "Do not accept"
    REPORT = "report", "Báo tiến độ", "Report progress"
    EXTEND = "extend", "Lùi hạn", "Move the day"
    FINISH = "finish", "Báo làm xong", "Report done"
    DISPUTE = "dispute", "Nêu ý kiến chưa đồng ý", "Dispute"
    UPHOLD = "uphold", "Giữ kết quả, có giải trình", "Uphold with reasons"
    REDO = "redo", "Làm tiếp theo ý kiến", "Work on as disputed"
    SETTLE = "settle", "Hết thời gian nêu ý kiến", "No dispute in time"
    MOVE = "move", "Chuyển cơ quan khác", "Give to another body"
    WITHDRAW = "withdraw", "Rút", "Withdraw"


class Side(Word):
    """Who does it."""

    OWER = "ower", "cơ quan phải làm", "the body that owes it"
    RAISER = "raiser", "bên nêu kiến nghị", "who raised it"
    JUDGE = "judge", "cấp trên của cơ quan phải làm", "the body above"
    PEOPLE = "people", "người dân, các ban", "the people and boards"
    CLOCK = "clock", "thời hạn", "the clock"


class Sight(Word):
    """How a list is narrowed: by where things stand, or to what is late."""

    OWED = "con-no", "Còn nợ", "Still owed"
    LATE = "qua-han", "Quá hạn", "Overdue"
    OPEN = "cho-tra-loi", "Chờ trả lời", "Waiting for an answer"
    ACCEPTED = "dang-lam", "Tiếp thu, đang thực hiện", "Accepted, under way"
    DONE = "bao-xong", "Báo đã làm xong", "Reported done"
    DISPUTED = "chua-dong-y", "Có ý kiến chưa đồng ý", "Disputed"
    SETTLED = "da-xong", "Đã xong", "Settled"
    REFUSED = "khong-tiep-thu", "Không tiếp thu, có nêu lý do", "Not accepted, with the reason"
    WITHDRAWN = "da-rut", "Đã rút", "Withdrawn"

    @property
    def state(self) -> State | None:
        """The one state it shows; None where it shows several."""
        return None if self in (Sight.OWED, Sight.LATE) else State(self.name.lower())


#: What a body still has to do something about.
OWED = (State.OPEN, State.ACCEPTED, State.DISPUTED)

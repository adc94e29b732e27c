"""A case told to the resident: where it stands, what comes next, what happened, in their words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.duties.words import Standing
from caunoi.kernel.words import Word
from caunoi.ui.case import Doable, Happening
from caunoi.ui.clock import Clock, state_of
from caunoi.ui.numbers import vndate

from . import redaction, rules
from .queries import history
from .queries.receipts import Running
from .words import OPEN_STAGES, Act, Kind, Stage

#: Acts whose words are the petitioner's own.
OWN = (Act.SUPPLEMENT, Act.ASK_REOPEN, Act.RATE, Act.JOIN)
#: Acts that leave no line: they would only repeat another.
SILENT = (Act.NOTE,)
_GOOD = (Act.ACCEPT, Act.DECIDE, Act.CONCLUDE, Act.ANSWER, Act.CLOSE, Act.PUBLISH, Act.ACKNOWLEDGE, Act.FILE)
_BAD = (Act.REFUSE, Act.TERMINATE, Act.KEEP, Act.DECLINE_REOPEN)


def stage_of(petition: Any) -> Stage:
    """Where it stands."""
    return Stage(petition.stage)


def kind_of(petition: Any) -> Kind:
    """What it is in law."""
    return Kind(petition.kind)


def tone_of(petition: Any) -> str:
    """The colour of where it stands."""
    stage = Stage(petition.stage)
    if stage is Stage.SUSPENDED:
        return "pause"
    if stage in (Stage.ANSWERED, Stage.CLOSED):
        return "ok"
    return "info" if stage in OPEN_STAGES else ""


def clock(line: Running, today: date) -> Clock:
    """A deadline as the page draws it."""
    whole = max((line.due - line.starts_on).days, 1)
    state = state_of(line.due, today, paused=line.standing is Standing.PAUSED, done=line.settled_on is not None)
    return Clock(
        name=f"{line.name} · {line.body}", due=None if line.standing is Standing.PAUSED else line.due, state=state,
        days=abs((line.due - today).days), used=(today - line.starts_on).days / whole,
        steps=tuple((step, "") for step in line.steps), cite=line.cite, note=_note(line),
    )  # fmt: skip


def _note(line: Running) -> str:
    if line.settled_on is not None:
        late = line.settled_on > line.due
        return (
            _("Xong ngày %(day)s, sau hạn.") % {"day": vndate(line.settled_on)}
            if late
            else _("Xong ngày %(day)s, trong hạn.") % {"day": vndate(line.settled_on)}
        )
    if line.standing is Standing.PAUSED:
        return _("Ngày tạm dừng không tính vào hạn.")
    return _("Hạn đã được gia hạn.") if line.extended else ""


def next_of(petition: Any) -> str:
    """What comes next and who does it, in a sentence or two."""
    body, stage, kind = petition.body.name, Stage(petition.stage), Kind(petition.kind)
    told = {
        Stage.FILED: _(
            "%(body)s đọc đơn và phân loại. Sau đó nơi này thụ lý, trả lời ngay, hoặc chuyển tới đúng cơ quan."
        ),
        Stage.SORTED: _("%(body)s quyết định thụ lý, hoặc trả lời vì sao không thụ lý."),
        Stage.FORWARDED: _("Đơn đã chuyển tới %(body)s. Nơi nhận phải xác nhận; hạn mới tính từ ngày họ nhận."),
        Stage.ESCALATED: _("%(body)s quyết định cơ quan nào phải giải quyết, để đơn không đi vòng."),
        Stage.ACCEPTED: _("%(body)s đã nhận trách nhiệm giải quyết và sắp xác minh sự việc."),
        Stage.VERIFYING: _("%(body)s đang xác minh. Bạn có thể được mời làm việc hoặc đối thoại."),
        Stage.SUSPENDED: _("%(body)s tạm dừng vì lý do ghi ở dưới. Khi lý do hết, việc giải quyết tiếp tục."),
        Stage.ANSWERED: _("Đã có câu trả lời. Hãy đọc và cho biết việc đã được giải quyết chưa."),
        Stage.REFUSED: _(
            "Cơ quan không thụ lý và phải ghi rõ lý do. Nếu không đồng ý, bạn có quyền khiếu nại việc không thụ lý."
        ),
        Stage.GUIDED: _("Cơ quan đã hướng dẫn nơi có thẩm quyền. Hãy đọc hướng dẫn bằng mã bí mật."),
        Stage.KEPT: _("Đơn được lưu, không xử lý tiếp. Hãy đọc lý do bằng mã bí mật."),
        Stage.WITHDRAWN: _("Đơn đã rút. Bạn có thể gửi đơn mới bất cứ lúc nào."),
        Stage.TERMINATED: _("Việc giải quyết đã đình chỉ theo luật. Hãy đọc lý do bằng mã bí mật."),
        Stage.CLOSED: _("Hồ sơ đã kết thúc. Nếu việc chưa xong, bạn vẫn có thể đề nghị xem xét lại."),
    }[stage] % {"body": body}
    if kind is Kind.COMPLAINT and stage is Stage.FILED:
        told += " " + _("Cơ quan có thể mời bạn ký xác nhận đơn, vì luật yêu cầu đơn khiếu nại có chữ ký.")
    return told


def story(petition: Any, *, opened: bool, joined: bool) -> list[Happening]:
    """What happened, oldest first; the words of each act only for whoever showed the secret."""
    lines = [line for line in history(petition, public_only=True) if Act(line.act) not in SILENT]
    last = len(lines) - 1 if Stage(petition.stage) in OPEN_STAGES else -1
    told = [_happening(line, opened=opened, joined=joined, now=at == last) for at, line in enumerate(lines)]
    if Stage(petition.stage) in OPEN_STAGES:
        told.append(Happening(_("Có kết quả"), tone="next"))
    return told


def _happening(line: Any, *, opened: bool, joined: bool, now: bool) -> Happening:
    act = Act(line.act)
    note = _words(line.note, act, joined=joined) if opened else ""
    tone = "now" if now else "bad" if act in _BAD else "pause" if act is Act.SUSPEND else "ok" if act in _GOOD else ""
    by = _("Người gửi") if act in OWN else line.body.name if line.body else ""
    return Happening(_title(line, act), line.at, by, note=note, tone=tone)


def _title(line: Any, act: Act) -> str:
    if act is Act.SUPPLEMENT and line.data.get("asks") == "withdraw":
        return _("Đề nghị rút đơn")
    if act is Act.JOIN:
        return _("Thêm một người cùng kiến nghị")
    return act.label


def _words(note: str, act: Act, *, joined: bool) -> str:
    if joined:
        return "" if act in OWN else redaction.masked(note)
    return "" if act in (Act.DECIDE, Act.CONCLUDE, Act.ANSWER) else note


def answer_for(petition: Any, *, joined: bool) -> str:
    """The answer as this petitioner may read it: others' names masked for those who joined."""
    return redaction.masked(petition.answer) if joined else petition.answer


def offers(petition: Any, code: str, *, joined: bool) -> list[Doable]:
    """What the petitioner may do now, by the book."""
    can = _open_acts(petition)
    found = [
        Doable(_("Bổ sung thông tin"), reverse("voice:supplement", args=[code]), icon="plus", main=True)
        if Act.SUPPLEMENT in can
        else None,
        Doable(_("Đề nghị xem xét lại"), reverse("voice:reopening", args=[code]), icon="flag")
        if Act.ASK_REOPEN in can
        else None,
        Doable(_("Đề nghị rút đơn"), reverse("voice:withdrawal", args=[code]), icon="close")
        if Act.SUPPLEMENT in can and not joined
        else None,
    ]
    return [offer for offer in found if offer]


def _open_acts(petition: Any) -> set[Word]:
    return {step.act for step in rules.BOOKS[Kind(petition.kind)].open_to(Stage(petition.stage))}


def lines_of(text: str) -> Iterable[str]:
    """Paragraphs of a text."""
    return [line for line in text.split("\n") if line.strip()]

"""Every act on a record, by its word in the address: the form it asks, the command it runs, whose desk it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from caunoi.access.words import Role
from caunoi.kernel.words import Word
from caunoi.workplace import commands, queries
from caunoi.workplace.forms import agreements, conferences, dialogues
from caunoi.workplace.forms.shared import ActForm, ReasonForm
from caunoi.workplace.words import Act, DealAct, Side, TalkAct, WordAct


@dataclass(frozen=True, slots=True)
class Way:
    """One act as the pages offer it; ``today`` names the fields that begin with today's day."""

    act: Word
    form: Callable[..., Any]
    command: Callable[..., Any]
    key: str
    heading: Any
    role: Role = Role.EMPLOYER
    today: tuple[str, ...] = ()
    lead: Any = ""

    def starting(self, day: date) -> dict[str, Any]:
        """What its form begins with."""
        return dict.fromkeys(self.today, day)


class TalkConfirm(dialogues.TalkForm):
    """Nothing more is asked."""


class SideForm(dialogues.TalkForm):
    """One side's signature; the side is the way's own."""

    side = Side.EMPLOYER

    def arguments(self) -> dict[str, Any]:
        """The side."""
        return {"side": self.side}


class WorkersSideForm(SideForm):
    """The workers' side's."""

    side = Side.WORKERS


CONFERENCE = {
    "trieu-tap": Way(Act.CALL, conferences.CallForm, commands.call, "conference_id", _("Gửi giấy triệu tập"), today=("called_on",)),
    "doi-ngay": Way(Act.MOVE, conferences.MoveForm, commands.move, "conference_id", _("Dời ngày họp")),
    "diem-danh": Way(Act.HOLD, conferences.HoldForm, commands.hold, "conference_id", _("Ghi điểm danh")),
    "ghi-lai-diem-danh": Way(
        Act.CORRECT, conferences.CorrectForm, commands.correct, "conference_id", _("Ghi lại điểm danh"),
        lead=_("Chỉ khi số đã ghi bị nhầm và chưa biểu quyết nội dung nào. Cả số cũ và số mới đều được lưu."),
    ),
    "bieu-quyet": Way(Act.VOTE, conferences.VoteForm, commands.vote, "conference_id", _("Ghi biểu quyết")),
    "ket-luan": Way(
        Act.CONCLUDE, ActForm, commands.conclude, "conference_id", _("Kết luận hội nghị hợp lệ"),
        lead=_("Sau khi kết luận, biên bản và nghị quyết không sửa được nữa."),
    ),
    "khong-hop-le": Way(Act.VOID, ReasonForm, commands.declare_void, "conference_id", _("Ghi nhận hội nghị không hợp lệ")),
    "huy": Way(Act.CANCEL, ReasonForm, commands.cancel_conference, "conference_id", _("Hủy hội nghị")),
}  # fmt: skip
DIALOGUE = {
    "nhan-loi": Way(TalkAct.AGREE, dialogues.AgreeForm, commands.agree, "dialogue_id", _("Nhận lời đối thoại")),
    "tu-choi": Way(TalkAct.DECLINE, dialogues.DeclineForm, commands.decline, "dialogue_id", _("Trả lời không tổ chức đối thoại")),
    "gui-noi-dung": Way(TalkAct.NOTIFY, dialogues.NotifyForm, commands.notify, "dialogue_id", _("Gửi nội dung cho bên kia"), today=("sent_on",)),
    "hoan": Way(TalkAct.POSTPONE, dialogues.PostponeForm, commands.postpone, "dialogue_id", _("Hoãn đối thoại")),
    "ghi": Way(TalkAct.HOLD, dialogues.HoldTalkForm, commands.hold_dialogue, "dialogue_id", _("Ghi buổi đối thoại")),
    "sua-bien-ban": Way(
        TalkAct.CORRECT, dialogues.CorrectTalkForm, commands.correct_record, "dialogue_id", _("Sửa biên bản trước khi ký")
    ),
    "ky": Way(TalkAct.SIGN, SideForm, commands.sign, "dialogue_id", _("Ký biên bản, bên người sử dụng lao động")),
    "ky-ben-lao-dong": Way(
        TalkAct.SIGN, WorkersSideForm, commands.sign, "dialogue_id", _("Ký biên bản, bên người lao động"), role=Role.WORKERS_SIDE
    ),
    "cong-bo": Way(
        TalkAct.PUBLISH, TalkConfirm, commands.publish, "dialogue_id", _("Công bố kết quả"),
        lead=_("Kết quả được công bố tại nơi làm việc; nơi làm việc công khai thì hiện cả trên trang này."),
    ),
}  # fmt: skip
AGREEMENT = {
    "sua-du-thao": Way(
        DealAct.EDIT, agreements.EditForm, commands.edit_draft, "agreement_id", _("Sửa dự thảo"),
        lead=_("Sửa dự thảo đã lấy ý kiến thì phải lấy ý kiến lại."),
    ),
    "lay-y-kien": Way(DealAct.POLL, agreements.PollForm, commands.poll, "agreement_id", _("Ghi kết quả lấy ý kiến"), today=("polled_on",)),
    "ky-ket": Way(DealAct.SIGN, agreements.SignForm, commands.sign_agreement, "agreement_id", _("Ghi việc ký kết"), today=("signed_on", "since")),
    "gui": Way(DealAct.SEND, agreements.SendForm, commands.send, "agreement_id", _("Ghi việc gửi thỏa ước"), today=("sent_on",)),
    "cham-dut": Way(DealAct.END, agreements.EndForm, commands.end_agreement, "agreement_id", _("Chấm dứt thỏa ước trước hạn"), today=("ended_on",)),
}  # fmt: skip
PROMISE = {
    "da-giu": Way(WordAct.KEEP, agreements.KeepForm, commands.keep_promise, "promise_id", _("Ghi cam kết đã thực hiện"), today=("kept_on",)),
    "rut": Way(WordAct.WITHDRAW, ActForm, commands.withdraw_promise, "promise_id", _("Rút cam kết khỏi dự thảo")),
    "khong-giu": Way(
        WordAct.BREAK, agreements.BreakForm, commands.break_promise, "promise_id", _("Ghi cam kết không thực hiện"), role=Role.WORKERS_SIDE
    ),
}  # fmt: skip
WAYS: dict[str, dict[str, Way]] = {
    "hoi-nghi": CONFERENCE,
    "doi-thoai": DIALOGUE,
    "thoa-uoc": AGREEMENT,
    "cam-ket": PROMISE,
}


#: Acts that end or undo something: never the one a page puts first.
GRAVE = frozenset(
    {
        Act.CANCEL,
        Act.VOID,
        TalkAct.DECLINE,
        TalkAct.POSTPONE,
        DealAct.END,
        WordAct.BREAK,
        WordAct.WITHDRAW,
        Act.CORRECT,
        TalkAct.CORRECT,
        DealAct.EDIT,
    }
)


def open_ways(person: Any, kind: str, row: Any) -> list[tuple[str, Way]]:
    """What the book allows now and the person's desk may do."""
    acts = set(queries.acts_for(row))
    mine = {role: queries.keeping(person, row.workplace, role) for role in (Role.EMPLOYER, Role.WORKERS_SIDE)}
    found = [(slug, way) for slug, way in WAYS[kind].items() if way.act in acts and mine[way.role]]
    return sorted(found, key=lambda each: each[1].act in GRAVE)

"""The acts on a decision by their address: label, form, command, and which stages offer them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.decide import commands, forms, queries, sheets
from caunoi.decide.words import Board, Form, Kind, Stage
from caunoi.kernel.words import say
from caunoi.ui.case import Doable

S = Stage


@dataclass(frozen=True, slots=True)
class Act:
    """One act's page."""

    vi: str
    en: str
    form: Any
    do: Callable[..., Any]
    at: frozenset[Stage]
    fits: Callable[[Any], bool] = lambda row: True
    lead_vi: str = ""
    lead_en: str = ""
    danger: bool = False
    main: bool = False
    after: Callable[[HttpRequest, Any, Any], HttpResponse] | None = None

    @property
    def label(self) -> str:
        """Its name."""
        return say(self.vi, self.en)

    @property
    def lead(self) -> str:
        """What it does, in a sentence."""
        return say(self.lead_vi, self.lead_en)


def _after_consents(request: HttpRequest, row: Any, done: Any) -> HttpResponse:
    added, unknown = done
    messages.success(request, _("Đã ghi %(n)s hộ đồng ý.") % {"n": added})
    if unknown:
        messages.warning(request, _("Không có trên sổ hộ: %(codes)s.") % {"codes": ", ".join(unknown[:20])})
    return redirect("decide:officer-decision", row.code)


def _after_code(request: HttpRequest, row: Any, done: Any) -> HttpResponse:
    content = sheets.slips_pdf(row, [(request.POST.get("household", "").strip().upper(), done)])
    return HttpResponse(content, content_type="application/pdf", headers={"Cache-Control": "no-store"})


def _at(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


def _village(row: Any) -> bool:
    return not row.is_whole


def _form(*wanted: Form) -> Callable[[Any], bool]:
    return lambda row: not row.is_whole and row.form in [each.value for each in wanted]


def _recognised(row: Any) -> bool:
    return not row.is_whole and bool(queries.recogniser_of(row.topic, row.decided_on or row.started_at.date()))


PREPARING = _at(S.DRAFT, S.ANNOUNCED)
ACTS: dict[str, Act] = {
    "sua": Act("Sửa nội dung, hình thức", "Change it", forms.RewordForm, commands.reword, _at(S.DRAFT)),
    "thong-bao": Act("Thông báo đến các hộ", "Announce to the households", forms.AnnounceForm, commands.announce, _at(S.DRAFT), main=True,
                     lead_vi="Hôm nay là ngày thông báo (Mẫu 01). Thời hạn tối thiểu trước ngày họp, ngày phát phiếu do luật định.",
                     lead_en="Today is the day of notice (form 01). The law sets how long before the vote."),
    "dong-thuan": Act("Ghi hộ đồng ý", "Record agreement", forms.ConsentForm, commands.record_consents, _at(S.DRAFT, S.ANNOUNCED), _village, after=_after_consents),
    "rut-dong-thuan": Act("Ghi hộ rút sự đồng ý", "Record agreement taken back", forms.WithdrawForm, commands.withdraw_consents, _at(S.DRAFT, S.ANNOUNCED), _village),
    "mat-tran-tan-thanh": Act("Ban công tác Mặt trận tán thành sáng kiến", "The Front's board agrees", forms.DayForm, commands.front_agrees, _at(S.DRAFT),
                              lambda row: row.origin == "initiative"),
    "chuan-bi": Act("Ghi việc đã chuẩn bị", "Record a preparation", forms.PrepareForm, commands.prepare, PREPARING, _village),
    "to-ban": Act("Thêm người vào tổ, ban", "Add to a team", forms.TeamForm, commands.join_team, _at(S.DRAFT, S.ANNOUNCED, S.VOTING), _village),
    "ung-cu": Act("Thêm người ứng cử", "Add a candidate", forms.CandidateForm, commands.put_forward, PREPARING, lambda row: row.kind != Kind.ORDINARY),
    "rut-ung-cu": Act("Ghi người ứng cử rút", "A candidate withdraws", forms.CandidateLeavingForm, commands.withdraw_candidate, PREPARING,
                      lambda row: row.kind != Kind.ORDINARY and row.candidates.filter(withdrawn=False).exists()),
    "hop": Act("Ghi kết quả cuộc họp", "Record the meeting", forms.MeetingForm, commands.hold_meeting, _at(S.ANNOUNCED), _form(Form.MEETING), main=True),
    "phat-phieu": Act("Bắt đầu phát phiếu", "Hand out ballots", forms.SureForm, commands.hand_out, _at(S.ANNOUNCED), _form(Form.BALLOT), main=True),
    "danh-dau": Act("Ghi hộ nhận, nộp phiếu", "Tick households", forms.StubsForm, commands.tick_stubs, _at(S.VOTING), _form(Form.BALLOT), main=True),
    "cap-lai-ma": Act("Cấp lại mã cho một hộ", "Replace a code", forms.ReissueForm, commands.reissue_code, _at(S.VOTING), _form(Form.ONLINE), after=_after_code),
    "ket-thuc": Act("Kết thúc lấy phiếu", "Close the vote", forms.SureForm, commands.close_vote, _at(S.VOTING), _form(Form.BALLOT, Form.ONLINE)),
    "doc-phieu": Act("Đọc mã các phiếu", "Read ballots", forms.PapersReadForm, commands.read_papers, _at(S.COUNTING), _form(Form.BALLOT),
                     lead_vi="Quét hoặc nhập mã in trên phiếu để biết phiếu là thật và chưa đọc.", lead_en="Scan the printed codes to know each ballot is genuine."),
    "kiem-phieu": Act("Nhập kết quả kiểm phiếu", "Enter a count", forms.CountForm, commands.enter_count, _at(S.COUNTING), _form(Form.BALLOT), main=True,
                      lead_vi="Hai người đếm và nhập độc lập; người thứ hai không thấy số của người thứ nhất.",
                      lead_en="Two people count and enter independently; the second does not see the first's."),
    "buoc-tiep": Act("Bước tiếp theo khi họp không đủ hộ", "After a thin meeting", forms.AgainForm, commands.vote_again, _at(S.THIN), main=True,
                     lead_vi="Luật cho phát phiếu đến từng hộ khi đã họp mà không đủ số hộ (điểm b khoản 1 Điều 19).",
                     lead_en="The law lets ballots go out after a meeting with too few households (point b, Article 19.1)."),
    "gui": Act("Gửi quyết định đến UBND và MTTQ", "Send the decision", forms.SendForm, commands.send, _at(S.PASSED), _village, main=True),
    "nhan": Act("Nhận quyết định", "Receive", forms.SureForm, commands.receive, _at(S.SENT), _recognised, main=True),
    "cong-nhan": Act("Công nhận", "Recognise", forms.DocumentForm, commands.recognise, _at(S.RECEIVED), main=True),
    "khong-cong-nhan": Act("Không công nhận", "Refuse recognition", forms.WrittenReasonForm, commands.refuse, _at(S.RECEIVED), danger=True),
    "ngay-hieu-luc": Act("Ấn định ngày có hiệu lực", "Fix the day of effect", forms.FixDateForm, commands.fix_date, _at(S.PASSED), lambda row: row.is_whole, main=True),
    "bai-bo": Act("Bãi bỏ", "Annul", forms.WrittenReasonForm, commands.annul, _at(S.PASSED, S.SENT, S.RECEIVED, S.IN_FORCE), danger=True,
                  lead_vi="UBND cấp xã bãi bỏ quyết định có nội dung trái luật hoặc sai trình tự (Điều 22).", lead_en="The committee annuls what breaks the law (Article 22)."),
    "lam-lai": Act("Yêu cầu thực hiện lại", "Order it redone", forms.WrittenReasonForm, commands.order_redo, _at(S.RECEIVED, S.IN_FORCE), danger=True),
    "chuan-bi-lai": Act("Chuẩn bị lấy biểu quyết lại", "Prepare another vote", forms.SureForm, commands.start_again, _at(S.FAILED, S.REDO),
                           lambda row: not row.is_whole and row.form != Form.ONLINE),
    "lam-thoi": Act("Chỉ định người đứng đầu lâm thời", "Name an interim head", forms.InterimForm, commands.name_interim,
                    _at(S.FAILED, S.REFUSED, S.ANNULLED, S.IN_FORCE), lambda row: row.board == Board.VILLAGE_HEAD and (row.kind == Kind.DISMISSAL) == (row.stage == S.IN_FORCE),
                    lead_vi="Ủy ban nhân dân cấp xã chỉ định khi bầu không thành hoặc người đứng đầu đã thôi nhiệm vụ; ngày hết hạn được tính theo luật, và cuộc bầu mới phải xong trước ngày đó.",
                    lead_en="The commune's committee names somebody where nobody was elected or the head was dismissed; the last day follows from the law, and the next election must be over by then."),
    "rut": Act("Rút lại", "Withdraw", forms.ReasonForm, commands.drop, _at(S.DRAFT, S.ANNOUNCED, S.THIN), danger=True),
}  # fmt: skip


def doable(row: Any, obstacles: Sequence[Any] = ()) -> list[Doable]:
    """The acts a decision's stage and form offer, the main one first; what the law bars now is grey and says why."""
    found = [(slug, act) for slug, act in ACTS.items() if row.stage in act.at and act.fits(row)]
    if row.whole_id is not None:
        found = [(slug, act) for slug, act in found if slug not in ("gui", "rut", "chuan-bi-lai", "bai-bo", "lam-lai")]
    barred = {"thong-bao": obstacles[0]} if obstacles else {}
    return [
        Doable(
            act.label,
            reverse("decide:officer-act", args=[row.code, slug]),
            why_not=barred[slug].label if slug in barred else "",
            cite=barred[slug].cite if slug in barred else "",
            main=act.main,
        )
        for slug, act in sorted(found, key=lambda pair: not pair[1].main)
    ]

"""The papers of a reception: refusal (form 01), receipt (form 02), the book (form 03)."""

import html
import io
import re
from datetime import date, timedelta

import pytest
import time_machine
from docx import Document

from caunoi.access.context import as_system, speaking_for
from caunoi.duties.queries import duties_about
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.notices.keeping import paper_in
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import editable_text
from caunoi.reception import commands
from caunoi.reception.models import Visit, VisitMatter
from caunoi.reception.queries import day
from caunoi.reception.words import Sort

from .conftest import NINE, TODAY


@pytest.mark.parametrize(
    ("ground", "written"), [("settled", True), ("repeat", True), ("threat", False), ("court", False)]
)
def test_only_two_grounds_owe_a_written_notice_within_three_working_days(hall, today, ground, written):
    visit = hall.queued(today)
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        commands.refuse(
            visit_id=visit.pk,
            seen=visit.version,
            ground=ground,
            explained="Đã giải thích căn cứ từ chối.",
            by=hall.town.receiver,
            at=NINE,
        )

    with as_system():
        found = [(duty.rule, duty.due) for duty in duties_about(visit.ref)]
    # 24/11 is a day off, 21–22/11 a weekend: three working days after Thursday 19/11 end on 25/11.
    assert found == ([("recv.refuse", date(2026, 11, 25))] if written else [])


def _refused(hall, visit, ground: str) -> None:
    commands.refuse(
        visit_id=visit.pk,
        seen=Visit.objects.get(pk=visit.pk).version,
        ground=ground,
        explained="Đã giải thích căn cứ từ chối.",
        by=hall.town.receiver,
        at=NINE,
    )


def test_the_notice_of_refusal_is_signed_by_the_head_and_meets_its_duty(hall, today):
    visit = hall.received(hall.queued(today))
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        _refused(hall, visit, "settled")
        draft = commands.draft_refusal(
            visit_id=visit.pk,
            settled_by="Quyết định 45/QĐ-UBND ngày 02/3/2026 đã rà soát, thông báo.",
            by=hall.town.receiver,
            at=NINE,
        )
    with speaking_for(hall.town.head.pk, today=TODAY):
        issued = commands.issue_refusal(
            visit_id=visit.pk,
            paper_id=draft.pk,
            version=draft.version,
            office="Chủ tịch",
            name="Nguyễn Hữu Lâm",
            by=hall.town.head,
            at=NINE,
        )
        (duty,) = duties_about(visit.ref)

    assert (issued.number, issued.state, duty.standing) == (1, "issued", "met")


def test_no_notice_is_made_on_a_ground_explained_on_the_spot(hall, today):
    visit = hall.received(hall.queued(today))
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        _refused(hall, visit, "threat")
        with pytest.raises(Refusal, match="giải thích tại chỗ"):
            commands.draft_refusal(
                visit_id=visit.pk, settled_by="Không có quyết định nào trước đây.", by=hall.town.receiver, at=NINE
            )


def test_a_receipt_lists_the_papers_handed_over(hall, today):
    visit = hall.received(hall.queued(today))
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        paper = commands.draft_receipt(
            visit_id=visit.pk, documents=["Đơn, 02 tờ", "Bản sao sổ đỏ, 01 tờ"], by=hall.town.receiver, at=NINE
        )

    assert (paper.code, paper.secret, hall.again(visit).papers) == (
        "receipt",
        True,
        ["Đơn, 02 tờ", "Bản sao sổ đỏ, 01 tờ"],
    )


def test_forms_01_and_02_are_edited_then_signed_from_their_pages(client, hall, today):
    visit = hall.received(hall.queued(today))
    hall.noted(visit)
    page = f"/can-bo/tiep-dan/luot/{visit.pk}/mau-02/"
    with time_machine.travel(NINE, tick=False):
        client.force_login(hall.town.receiver)
        client.post(page, {"documents": "Đơn phản ánh, 1 tờ", "officer_title": "Cán bộ tiếp công dân"})
        shown = client.get(page).content.decode()
        with as_system():
            draft = IssuedPaper.objects.get(code="receipt")
        words = html.unescape(re.search(r"<textarea[^>]*name=\"text\"[^>]*>\s*(.*?)</textarea>", shown, re.DOTALL)[1])
        given = {
            "text": words + "\n\nĐã trả lại bản chính.",
            "office": "Người tiếp công dân",
            "name": "Trần Thị Mai",
            "version": draft.version,
        }
        stale = client.post(page, {**given, "version": 99})
        signed = client.post(page, given)

    with as_system():
        paper = IssuedPaper.objects.get(code="receipt")
        assert "Đã trả lại bản chính." in editable_text(paper_in(paper))
    assert (stale.status_code, "Đã trả lại bản chính." in stale.content.decode(), signed.status_code) == (
        422,
        True,
        302,
    )
    assert (paper.state, paper.pk) == ("issued", draft.pk)


def test_the_book_has_a_line_for_each_matter_in_thirteen_columns(hall, today, django_assert_num_queries):
    for _ in range(5):
        visit = hall.received(hall.queued(today))
        hall.answered(hall.noted(visit))
        hall.passed(hall.noted(visit, kind=Sort.COMPLAINT, content="Không đồng ý quyết định thu hồi đất số 12."))
        hall.finished(visit)
    wanted = day.Wanted((hall.body.pk,), TODAY, TODAY + timedelta(days=1))

    with speaking_for(hall.town.receiver.pk, today=TODAY):
        with django_assert_num_queries(2):
            lines = day.log(wanted).lines
        only = day.log(day.Wanted((hall.body.pk,), TODAY, TODAY + timedelta(days=1), kind="complaint")).lines
    assert (len(lines), {len(line.cells) for line in lines}, len(only)) == (10, {13}, 5)
    assert {line.cells[2] for line in lines} == {"N. T. L."}


def test_the_book_names_people_only_for_a_reason_and_never_the_protected(hall, today):

    from openpyxl import load_workbook

    hall.finished_all = None
    plain = hall.received(hall.queued(today))
    hall.answered(hall.noted(plain))
    hidden = hall.received(hall.queued(today), {"name": "Trần Văn Bí"}, protected=True)
    hall.answered(hall.noted(hidden))
    wanted = day.Wanted((hall.body.pk,), TODAY, TODAY + timedelta(days=1))

    def text(**more):
        with speaking_for(hall.town.receiver.pk, today=TODAY):
            made = commands.log_file(
                wanted=wanted, kind="xlsx", bodies=[hall.body], by=hall.town.receiver, at=NINE, **more
            )
        return "\n".join(str(cell.value) for row in load_workbook(io.BytesIO(made)).active.iter_rows() for cell in row)

    with pytest.raises(Refusal, match="lý do"):
        text(named=True, reason="")
    masked, named = text(named=False, reason=""), text(named=True, reason="Nộp sổ cho Thanh tra")
    assert ("Nguyễn Thị Lan" in masked, "Nguyễn Thị Lan" in named, "Trần Văn Bí" in named) == (False, True, False)
    assert "079190001234" in named


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_book_comes_out_as_paper(hall, today, kind):
    hall.answered(hall.noted(hall.received(hall.queued(today))))

    with speaking_for(hall.town.receiver.pk, today=TODAY):
        made = commands.log_file(
            wanted=day.Wanted((hall.body.pk,), TODAY, TODAY + timedelta(days=1)), kind=kind, bodies=[hall.body], named=False, reason="",
            by=hall.town.receiver, at=NINE,
        )  # fmt: skip
    assert made[:4] in (b"PK\x03\x04", b"%PDF")
    if kind == "docx":
        document = Document(io.BytesIO(made))
        heads = [cell.text for cell in document.tables[-1].rows[0].cells]
        assert heads == [item.vi for item in in_force("recv.log", on=TODAY).items]
        assert len(heads) == 13
        assert any("Mẫu số 03/TCD" in node.text for node in document.element.body.iter() if node.text)


def test_what_became_of_the_petitions_comes_back_into_the_book(hall, today):
    from importlib import import_module

    note_results = import_module("caunoi.journeys.reception").note_results
    visit = hall.received(hall.queued(today))
    hall.passed(hall.noted(visit))

    assert (note_results(at=NINE), note_results(at=NINE)) == (1, 0)
    with as_system():
        assert VisitMatter.objects.get().result == "Đã tiếp nhận"

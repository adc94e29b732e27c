import pytest
from django.db import IntegrityError, transaction

from caunoi.access.context import as_system, speaking_for
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.notices import commands, queries
from caunoi.notices.keeping import paper_in
from caunoi.notices.models import IssuedPaper, PaperFile, PaperSeries
from caunoi.notices.stored import from_data, to_data
from caunoi.notices.text import paper_to_text
from caunoi.notices.wordfile import read_back
from caunoi.notices.words import Layout, Manner, PaperState

from .factories import decision, notice, report
from .test_letters import filled

CASE = "voice:0190"


def draft(ward, officer, noon, **more):
    given = {
        "code": "accept_complaint",
        "fields": filled("accept_complaint"),
        "about": CASE,
        "body": ward,
        "by": officer,
        "at": noon,
    }
    return commands.draft_letter(**{**given, **more})


def sign(row, head, noon, **more):
    given = {
        "paper_id": row.pk,
        "version": row.version,
        "manner": Manner.OWN,
        "office": "Chủ tịch",
        "name": "Lê Văn Cường",
    }
    return commands.sign_paper(**{**given, "by": head, "at": noon, **more})


@pytest.mark.parametrize("paper", [notice(), decision(), report()])
def test_a_paper_is_kept_and_comes_back_the_same(paper):
    assert from_data(to_data(paper)) == paper


def test_a_draft_takes_its_number_and_day_when_it_is_signed(everything, ward, officer, head, noon):
    row = draft(ward, officer, noon)
    assert (row.state, row.number, row.symbol, row.numbered_symbol) == ("draft", None, "TB-UBND", "")

    signed = sign(row, head, noon)

    assert (signed.state, signed.number, signed.numbered_symbol) == ("signed", 1, "01/TB-UBND")
    paper = paper_in(signed)
    assert (paper.number, paper.on) == (1, noon.date())
    assert paper.signatures[0].lines == ("CHỦ TỊCH",)
    assert [act.kind for act in acts_about(CASE)] == ["draft_paper", "sign_paper"]


def test_numbers_of_a_series_have_no_gap_even_after_a_failed_signing(
    everything, ward, officer, head, noon, monkeypatch
):
    first = sign(draft(ward, officer, noon), head, noon)
    broken = draft(ward, officer, noon)
    monkeypatch.setattr("caunoi.notices.commands.papers.write_pdf", lambda paper: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sign(broken, head, noon)
    monkeypatch.undo()

    second = sign(broken, head, noon)

    assert (first.number, second.number) == (1, 2)
    assert queries.gaps(ward.pk, "2026") == []


def test_each_series_body_and_period_counts_for_itself(everything, ward, other_ward, officer, head, neighbour, noon):
    sign(draft(ward, officer, noon), head, noon)
    decided = {"code": "suspend", "fields": filled("suspend")}
    assert sign(draft(ward, officer, noon, **decided), head, noon).number == 1
    assert sign(draft(ward, officer, noon, period="2025-2030"), head, noon).number == 1
    assert sign(draft(other_ward, neighbour, noon), neighbour, noon).number == 1
    assert sign(draft(ward, officer, noon), head, noon).number == 2


def test_the_database_refuses_the_same_number_twice(everything, ward, officer, head, noon):
    sign(draft(ward, officer, noon), head, noon)
    second = draft(ward, officer, noon)
    PaperSeries.objects.update(last=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        sign(second, head, noon)


def test_a_signed_paper_never_changes(everything, ward, officer, head, noon):
    row = sign(draft(ward, officer, noon), head, noon)
    with pytest.raises(Refusal, match="đã ký"):
        commands.edit_paper(paper_id=row.pk, version=row.version, text="khác", by=officer, at=noon)
    with pytest.raises(Refusal, match="đã ký"):
        sign(row, head, noon)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        IssuedPaper.objects.filter(pk=row.pk).update(number=9)
    assert PaperFile.objects.filter(pk=row.pk).update(pdf=b"x") == 0


def test_the_signed_files_are_those_whose_digests_are_in_the_ledger(everything, ward, officer, head, noon):
    row = sign(draft(ward, officer, noon), head, noon)
    docx, pdf = queries.signed_file(row, "docx"), queries.signed_file(row, "pdf")
    from caunoi.notices.keeping import digest

    written = acts_about(CASE).filter(kind="sign_paper").get().data
    assert (written["docx"], written["pdf"]) == (digest(docx.content), digest(pdf.content))
    assert (docx.name, pdf.name) == ("01-TB-UBND.docx", "01-TB-UBND.pdf")
    assert read_back(docx.content).of("Số, ký hiệu") == ("Số: 01/TB-UBND",)


def test_an_officer_edits_the_words_and_nothing_else_moves(everything, ward, officer, noon):
    row = draft(ward, officer, noon)
    text = queries.editable_text(queries.content_of(row)).replace("Khiếu nại về việc", "Nội dung khiếu nại")

    edited = commands.edit_paper(
        paper_id=row.pk, version=1, text=text, recipients=["Như trên", " ", "Lưu: VT"], by=officer, at=noon
    )

    assert edited.version == 2
    assert "Nội dung khiếu nại" in paper_to_text(paper_in(edited).body)
    assert paper_in(edited).recipients == ("Như trên", "Lưu: VT")


def test_two_officers_at_one_draft_lose_nothing(everything, ward, officer, noon):
    row = draft(ward, officer, noon)
    commands.edit_paper(paper_id=row.pk, version=1, text="Bản của người thứ nhất.", by=officer, at=noon)
    with pytest.raises(Refusal, match="người khác sửa"):
        commands.edit_paper(paper_id=row.pk, version=1, text="Bản của người thứ hai.", by=officer, at=noon)
    row.refresh_from_db()
    assert paper_to_text(paper_in(row).body) == "Bản của người thứ nhất."


def test_only_the_head_signs_a_letter_of_the_head(everything, ward, officer, noon):
    row = draft(ward, officer, noon)
    with pytest.raises(Refusal, match="người đứng đầu"):
        sign(row, officer, noon)


def test_a_signature_needs_a_name_and_an_office(everything, ward, officer, head, noon):
    row = draft(ward, officer, noon)
    with pytest.raises(Refusal, match="họ tên người ký"):
        sign(row, head, noon, name=" ")
    with pytest.raises(Refusal, match="chức vụ"):
        sign(row, head, noon, office="")


def test_a_receipt_is_signed_by_those_at_the_counter(everything, ward, officer, noon):
    row = draft(ward, officer, noon, code="receipt", fields=filled("receipt"))
    signed = sign(row, officer, noon, office="", name="")
    assert len(paper_in(signed).signatures) == 2


def test_what_people_are_named_in_is_sealed_in_the_table(everything, ward, officer, head, noon):
    fields = filled("accept_complaint", petitioner="Nguyễn Văn Bí Mật")
    row = sign(draft(ward, officer, noon, fields=fields), head, noon)
    row.refresh_from_db()
    raw = bytes(row.content) + bytes(row.files.docx) + bytes(row.files.pdf)
    assert "Bí Mật".encode() not in raw
    assert "Nguyễn Văn Bí Mật" in paper_to_text(paper_in(row).body)
    assert all("Bí Mật" not in str(act.data) for act in acts_about(CASE))


def test_a_secret_paper_is_opened_only_with_a_reason_that_is_kept(everything, ward, officer, noon):
    row = draft(ward, officer, noon, code="accept_denunciation", fields=filled("accept_denunciation"), secret=True)
    with pytest.raises(Refusal, match="mở kèm lý do"):
        queries.content_of(row)
    with pytest.raises(Refusal, match="lý do mở"):
        commands.open_paper(paper_id=row.pk, by=officer, at=noon, reason="xem")

    paper = commands.open_paper(paper_id=row.pk, by=officer, at=noon, reason="Soạn thông báo thụ lý gửi người tố cáo")

    assert paper.kind == "Thông báo"
    assert acts_about(CASE).get(kind="open_paper").data["reason"] == "Soạn thông báo thụ lý gửi người tố cáo"


def test_a_neighbour_sees_nothing_until_the_case_is_handed_over(ward, other_ward, officer, neighbour, noon):
    with speaking_for(officer.pk):
        row = draft(ward, officer, noon)
        assert list(queries.papers_about(CASE)) == [row]
    with speaking_for(neighbour.pk):
        assert list(queries.papers_about(CASE)) == []
        assert queries.paper_row(row.pk) is None
        with pytest.raises(Refusal, match="Không thấy văn bản"):
            commands.open_paper(paper_id=row.pk, by=neighbour, at=noon)
    with speaking_for(officer.pk):
        assert commands.share_papers(about=CASE, body=other_ward, by=officer, at=noon) == 1
    with speaking_for(neighbour.pk):
        assert list(queries.papers_about(CASE)) == [row]


def test_whoever_is_complained_about_never_sees_the_paper(ward, other_ward, officer, head, neighbour, noon):
    with as_system():
        row = draft(ward, officer, noon, hidden_from=[other_ward.pk], hidden_people=[head.pk], seen_by=[other_ward.pk])
        assert commands.share_papers(about=CASE, body=other_ward, by="clock", at=noon) == 0
    for person in (neighbour, head):
        with speaking_for(person.pk):
            assert queries.paper_row(row.pk) is None
    with speaking_for(officer.pk):
        assert queries.paper_row(row.pk) == row


def test_a_stranger_sees_no_papers(ward, officer, noon):
    with speaking_for(officer.pk):
        draft(ward, officer, noon)
    assert IssuedPaper.objects.count() == 0
    assert PaperFile.objects.count() == 0


def test_a_signed_paper_is_issued_once_and_a_draft_never(everything, ward, officer, head, noon):
    row = draft(ward, officer, noon)
    with pytest.raises(Refusal, match="chỉ phát hành được văn bản đã ký"):
        commands.issue_paper(paper_id=row.pk, by=officer, at=noon)
    sign(row, head, noon)
    assert commands.issue_paper(paper_id=row.pk, by=officer, at=noon).state == "issued"
    with pytest.raises(Refusal, match="đã phát hành"):
        commands.issue_paper(paper_id=row.pk, by=officer, at=noon)


def test_a_discarded_draft_loses_its_words_and_leaves_no_gap(everything, ward, officer, head, noon):
    row = commands.discard_paper(paper_id=draft(ward, officer, noon).pk, reason="Lập nhầm", by=officer, at=noon)
    assert (row.state, paper_in(row).body) == (PaperState.DISCARDED.value, ())
    assert sign(draft(ward, officer, noon), head, noon).number == 1
    assert IssuedPaper.objects.filter(pk=row.pk)._raw_delete("default") == 0


def test_any_paper_can_be_drafted_and_signed_in_the_partys_layout(everything, ward, officer, head, noon):
    row = commands.draft_paper(
        paper=report(),
        code="review",
        name="Báo cáo sơ kết",
        series="BC",
        about="review:1",
        body=ward,
        by=officer,
        at=noon,
        period="2025-2030",
    )
    signed = sign(row, head, noon)
    assert (signed.layout, signed.numbered_symbol) == (Layout.PARTY.value, "01-BC/ĐU")
    assert list(queries.register_of(ward.pk, since=noon.date(), until=noon.date().replace(day=20))) == [signed]


def test_a_draft_can_be_seen_before_it_is_signed(everything, ward, officer, noon):
    row = draft(ward, officer, noon)
    assert queries.preview(queries.content_of(row), "pdf").content.startswith(b"%PDF")
    with pytest.raises(Refusal, match="chưa được ký"):
        queries.signed_file(row, "pdf")

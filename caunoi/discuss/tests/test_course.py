"""A consultation from its blueprint to its report, as the drafting body and residents live it."""

import io
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.discuss import commands, queries
from caunoi.discuss.models import Consultation, Contact, Opinion
from caunoi.discuss.tokens import new_code
from caunoi.discuss.words import Channel, Measure, PacketForm, Stage, Stance, Verdict
from caunoi.duties.queries import duties_about
from caunoi.files.texts import text_of
from caunoi.kernel.refusal import Refusal
from caunoi.ui.front import front
from tests.stage import NOON, VIETNAM

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def docx_of(*lines):
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


DRAFT = docx_of(
    "CHƯƠNG I",
    "QUY ĐỊNH CHUNG",
    "Điều 1. Phạm vi",
    "Quy định mức thu phí vệ sinh.",
    "Điều 2. Mức thu",
    "Mỗi hộ 48.000 đồng.",
)
READY = {
    "answerer": "Nguyễn Hữu Lâm", "answerer_title": "Chủ tịch", "answer_on": date(2026, 12, 28), "opens_on": TODAY, "plan_council": "12/KH-UBND",
    "plan_front": "12/KH-UBND", "plan_sent_on": date(2026, 11, 17),
}  # fmt: skip


@pytest.fixture
def prepared(town, speak):
    with speak(town.handler):
        return commands.prepare(
            blueprint="draft_decision",
            body=town.committee,
            title="Dự thảo Quy định phí vệ sinh",
            by=town.handler,
            at=NOON,
        )


def ready(town, speak, consultation, **other):
    with speak(town.handler):
        commands.import_draft(
            consultation_id=consultation.pk, name="du-thao.docx", data=DRAFT, by=town.handler, at=NOON
        )
        return commands.enter_particulars(
            consultation_id=consultation.pk, version=1, by=town.handler, at=NOON, **{**READY, **other}
        )


@pytest.fixture
def opened(town, speak, prepared):
    ready(town, speak, prepared)
    with speak(town.head):
        return commands.open_consultation(consultation_id=prepared.pk, by=town.head, at=NOON)


@pytest.mark.parametrize(
    ("opens", "closes", "least"),
    [
        (
            date(2026, 11, 4),
            date(2026, 11, 23),
            date(2026, 11, 25),
        ),  # 19 days; 24/11 is a holiday, so the least is 25/11
        (date(2026, 11, 9), date(2026, 11, 28), date(2026, 11, 30)),  # 19 days
        (date(2026, 10, 5), date(2026, 10, 25), date(2026, 10, 26)),  # 20 days end on a Sunday
    ],
)
def test_a_period_shorter_than_the_law_is_refused_with_the_article(town, speak, prepared, opens, closes, least):
    with speak(town.handler), pytest.raises(Refusal, match=f"{least:%d/%m/%Y}") as no:
        commands.enter_particulars(
            consultation_id=prepared.pk, version=1, by=town.handler, at=NOON, opens_on=opens, closes_on=closes
        )

    assert (no.value.field, "28" in no.value.cite) == ("closes_on", True)


@pytest.mark.parametrize(
    ("opens", "days"), [(date(2026, 11, 9), 21), (date(2026, 11, 10), 20), (date(2026, 11, 10), 21)]
)
def test_twenty_days_and_more_are_taken(town, speak, prepared, opens, days):
    with speak(town.handler):
        kept = commands.enter_particulars(
            consultation_id=prepared.pk,
            version=1,
            by=town.handler,
            at=NOON,
            opens_on=opens,
            closes_on=opens + timedelta(days=days),
        )

    assert kept.closes_on == opens + timedelta(days=days)


def test_a_period_before_the_law_has_no_rule(town, speak, prepared):
    with speak(town.handler), pytest.raises(Refusal):
        commands.enter_particulars(
            consultation_id=prepared.pk,
            version=1,
            by=town.handler,
            at=NOON,
            opens_on=date(2023, 6, 30),
            closes_on=date(2023, 9, 30),
        )


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ("answerer", "answerer"),
        ("answer_on", "answer_on"),
        ("plan_council", "plan_council"),
        ("plan_sent_on", "plan_council"),
    ],
)
def test_it_opens_only_with_answerer_answer_day_and_plan(town, speak, prepared, missing, field):
    ready(town, speak, prepared, **{missing: None if missing.endswith("_on") else ""})

    with speak(town.head), pytest.raises(Refusal) as no:
        commands.open_consultation(consultation_id=prepared.pk, by=town.head, at=NOON)

    assert no.value.field == field


def test_it_opens_with_the_dates_of_the_law_and_its_duty_to_answer(town, opened, system):
    from caunoi.duties.queries import duties_about

    assert (opened.stage, opened.least_on, opened.closes_on) == ("open", date(2026, 12, 9), date(2026, 12, 9))
    assert [(duty.rule, duty.standing, duty.due) for duty in duties_about(opened.ref).order_by("rule")] == [
        ("consult.answer", "open", date(2026, 12, 28)),
        ("consult.plan", "met", TODAY),
    ]


def test_a_handler_does_not_open_and_a_neighbour_does_nothing(town, speak, prepared):
    ready(town, speak, prepared)

    with speak(town.handler), pytest.raises(Refusal, match="người đứng đầu"):
        commands.open_consultation(consultation_id=prepared.pk, by=town.handler, at=NOON)
    with speak(town.neighbour), pytest.raises(Refusal, match="Không thấy"):
        commands.open_consultation(consultation_id=prepared.pk, by=town.neighbour, at=NOON)


def test_the_period_is_never_shortened_and_extended_with_a_reason(town, speak, opened):
    same = {"consultation_id": opened.pk, "by": town.head, "at": NOON}
    with speak(town.head):
        with pytest.raises(Refusal, match="không được rút ngắn"):
            commands.extend(closes_on=date(2026, 12, 8), reason="Muốn xong sớm hơn dự kiến", **same)
        with pytest.raises(Refusal, match="lý do"):
            commands.extend(closes_on=date(2026, 12, 15), reason="", **same)
        later = commands.extend(closes_on=date(2026, 12, 15), reason="Nhiều khu phố đề nghị thêm thời gian họp", **same)

    assert (later.closes_on, later.extensions.count()) == (date(2026, 12, 15), 1)


def test_a_broken_docx_is_refused_kindly_and_the_draft_stays(town, speak, prepared):
    ready(town, speak, prepared)
    with speak(town.handler), pytest.raises(Refusal, match="hỏng"):
        commands.import_draft(
            consultation_id=prepared.pk, name="hong.docx", data=b"PK\x03\x04" + b"x" * 500, by=town.handler, at=NOON
        )

    with as_system():
        assert prepared.sections.filter(position__gt=0).count() == 3


def test_an_opened_draft_cannot_be_changed(town, speak, opened):
    with speak(town.handler), pytest.raises(Refusal, match="đã mở"):
        commands.import_draft(consultation_id=opened.pk, name="du-thao.docx", data=DRAFT, by=town.handler, at=NOON)


def test_the_draft_file_is_there_for_everybody_once_opened_and_for_the_body_alone_before(client, town, speak, prepared):
    ready(town, speak, prepared)
    there, desk = (
        reverse("discuss:draft-file", args=[prepared.slug]),
        reverse("discuss:desk-draft-file", args=[prepared.pk]),
    )
    before = client.get(there).status_code
    client.force_login(town.neighbour)
    neighbour = client.get(desk).status_code
    client.force_login(town.handler)
    kept = client.get(desk)
    client.logout()
    with speak(town.head):
        commands.open_consultation(consultation_id=prepared.pk, by=town.head, at=NOON)
    after = client.get(there)

    assert (before, neighbour, kept.status_code, after.status_code) == (404, 404, 200, 200)
    assert text_of("du-thao.docx", after.content).text == text_of("du-thao.docx", DRAFT).text
    assert "attachment" in after["Content-Disposition"]
    assert there in client.get(reverse("discuss:consultation", args=[prepared.slug])).text


def test_a_draft_imported_again_takes_the_place_of_the_former_file(town, speak, prepared):
    ready(town, speak, prepared)
    words = "Điều 1. Phạm vi\nQuy định này nói về phí vệ sinh.\nĐiều 2. Mức thu\nMỗi hộ nộp 48.000 đồng.".encode()
    with speak(town.handler):
        commands.import_draft(consultation_id=prepared.pk, name="ban-hai.txt", data=words, by=town.handler, at=NOON)
        second = queries.drafts.file_of(prepared)
        commands.import_draft(consultation_id=prepared.pk, name="ban-hai.txt", data=words, by=town.handler, at=NOON)
        again = queries.drafts.file_of(prepared)
        rtf = rb"{\rtf1\ansi Dieu 1. Pham vi\par Quy dinh nay.\par}"
        commands.import_draft(consultation_id=prepared.pk, name="ban-ba.rtf", data=rtf, by=town.handler, at=NOON)

    assert (second.name, second.pk) == ("ban-hai.txt", again.pk)
    assert queries.drafts.file_of(prepared) is None


def section_of(consultation, position):
    return queries.consultations.sections_of(consultation).get(position=position)


def test_an_opinion_sent_twice_is_one_and_another_takes_its_place(opened):
    code, section = new_code(), section_of(opened, 2)
    first = commands.comment(
        consultation=opened, section=section, code=code, stance=Stance.AGREE, text="Đồng ý với phạm vi.", at=NOON
    )

    again = commands.comment(
        consultation=opened, section=section, code=code, stance=Stance.AGREE, text="Đồng ý với phạm vi.", at=NOON
    )
    other = commands.comment(consultation=opened, section=section, code=code, stance=Stance.DISAGREE, text="", at=NOON)

    assert (again.pk, other.pk != first.pk) == (first.pk, True)
    assert queries.tallies.counts(opened, Measure.SECTION)[section.pk].by_value == {1: 0, -1: 1}
    assert queries.tallies.totals(opened).persons == 1


def test_a_late_opinion_is_refused_and_keeps_nothing(opened):
    with pytest.raises(Refusal, match="đã kết thúc lúc 24 giờ ngày 09/12/2026"):
        commands.comment(
            consultation=opened,
            section=section_of(opened, 2),
            code=new_code(),
            stance=Stance.AGREE,
            text="",
            at=datetime(2026, 12, 10, tzinfo=VIETNAM),
        )

    last = commands.comment(
        consultation=opened,
        section=section_of(opened, 2),
        code=new_code(),
        stance=Stance.AGREE,
        text="",
        at=datetime(2026, 12, 9, 23, 59, tzinfo=VIETNAM),
    )
    assert last.turn == 0


def test_a_withdrawn_opinion_is_not_counted_and_its_words_are_gone(opened):
    code, section = new_code(), section_of(opened, 2)
    opinion = commands.comment(
        consultation=opened, section=section, code=code, stance=Stance.AGREE, text="Lời tôi muốn rút", at=NOON
    )

    commands.withdraw(consultation=opened, opinion_id=opinion.pk, code=code, at=NOON)
    commands.withdraw(consultation=opened, opinion_id=opinion.pk, code=code, at=NOON)
    with pytest.raises(Refusal):
        commands.withdraw(consultation=opened, opinion_id=opinion.pk, code=new_code(), at=NOON)

    assert queries.tallies.totals(opened).opinions == 0
    with as_system():
        assert Opinion.objects.get(pk=opinion.pk).text == ""


def test_only_invited_people_speak_where_the_blueprint_says_so(town, speak):
    with speak(town.handler):
        made = commands.prepare(
            blueprint="addressees", body=town.committee, title="Dự thảo thu hồi lối đi", by=town.handler, at=NOON
        )
    ready(town, speak, made)
    with speak(town.handler):
        codes = commands.make_invitations(consultation_id=made.pk, count=2, by=town.handler, at=NOON)
    with speak(town.head):
        made = commands.open_consultation(consultation_id=made.pk, by=town.head, at=NOON)

    commands.comment(
        consultation=made, section=section_of(made, 2), code=codes[0], stance=Stance.DISAGREE, text="", at=NOON
    )
    with pytest.raises(Refusal, match="mã mời"):
        commands.comment(
            consultation=made, section=section_of(made, 2), code=new_code(), stance=Stance.AGREE, text="", at=NOON
        )

    assert queries.tallies.totals(made).persons == 1


def test_spoken_opinions_are_kept_and_not_counted(town, speak, opened):
    line = commands.Line("1", 2, Stance.DISAGREE, "Mức thu cao so với thu nhập", 30)
    same = {
        "consultation_id": opened.pk,
        "form": PacketForm.MINUTES,
        "held_on": TODAY,
        "persons": 40,
        "by": town.handler,
        "at": NOON,
        "lines": [line],
    }
    with speak(town.handler):
        commands.key_packet(channel=Channel.SPOKEN, title="Họp Khu phố 1", **same)
        commands.key_packet(channel=Channel.MEETING, title="Họp Khu phố 2", **same)
        with pytest.raises(Refusal, match="trước đây"):
            commands.key_packet(channel=Channel.MEETING, title="Họp Khu phố 2", **same)

    totals = queries.tallies.totals(opened)
    assert (totals.opinions, totals.persons, totals.spoken) == (1, 40, 1)
    assert queries.tallies.counts(opened, Measure.SECTION)[section_of(opened, 2).pk].disagree == 30


def test_a_table_with_wrong_rows_says_which_and_keeps_nothing():
    lines, wrong = commands.read_lines(
        "phieu,phan,bay_to,noi_dung,so_nguoi\n1,2,đồng ý,,\n2,x,đồng ý,,\n3,2,ừ,,\n4,2,,,\n".encode()
    )

    assert ([each.row for each in wrong], len(lines)) == ([3, 4, 5], 1)
    assert commands.read_lines(b"\xff\xfe\x00")[1]
    assert commands.read_lines(b"")[1]


def test_the_matrix_is_signed_only_when_whole_and_authors_are_told(town, speak, opened):
    code = new_code()
    commands.comment(
        consultation=opened,
        section=section_of(opened, 3),
        code=code,
        stance=Stance.DISAGREE,
        text="Nên miễn cho hộ nghèo",
        at=NOON,
    )
    commands.comment(
        consultation=opened, section=section_of(opened, 3), code=new_code(), stance=Stance.AGREE, text="", at=NOON
    )
    commands.leave_address(consultation=opened, code=code, email="dan@example.vn", at=NOON)
    later = datetime(2026, 12, 10, 8, tzinfo=VIETNAM)
    with as_system():
        assert commands.close_due(at=later) == 1
    same = {"consultation_id": opened.pk, "by": town.handler, "at": later}
    with speak(town.handler, later.date()):
        with pytest.raises(Refusal, match="1 ý kiến chưa vào nhóm"):
            commands.sign(**same)
        waiting = queries.matrix.ungrouped(opened)
        group = commands.group_opinions(
            opinions=[each.pk for each in waiting], title="Đề nghị miễn cho hộ nghèo", **same
        )
        with pytest.raises(Refusal, match="chưa được trả lời"):
            commands.sign(**same)
        commands.answer_group(
            group_id=group.pk, version=1, verdict=Verdict.ACCEPTED, reason="Đã bổ sung khoản miễn cho hộ nghèo.", **same
        )
        with pytest.raises(Refusal, match="Người khác vừa trả lời"):
            commands.answer_group(
                group_id=group.pk, version=1, verdict=Verdict.OUTSIDE, reason="Không thuộc phạm vi dự thảo này.", **same
            )
        commands.answer_groups(
            groups=list(opened.groups.values_list("pk", flat=True)),
            verdict=Verdict.EXPLAINED,
            reason="Giữ mức thu theo khung của thành phố.",
            **same,
        )
        signed = commands.sign(**same)
        decided = commands.decide(
            decision="45/2026/QĐ-UBND",
            decided_on=date(2026, 12, 10),
            follows_majority=True,
            explanation="",
            report_due=date(2026, 12, 20),
            **same,
        )
        with pytest.raises(Refusal, match="Bảng tổng hợp đã ký"):
            commands.group_opinions(opinions=[1], title="Nhóm khác nữa", **same)
        reported = commands.report(ref="77/BC-UBND", reported_on=date(2026, 12, 10), **same)
    with as_system():
        assert commands.tell_authors(at=later) == 1
        assert Contact.objects.count() == 0

    assert [signed.stage, decided.stage, reported.stage] == ["answered", "decided", "reported"]
    own = queries.own.opinions(Consultation.objects.get(pk=opened.pk), code)
    assert [(each.group.verdict, each.group.title) for each in own] == [("accepted", "Đề nghị miễn cho hộ nghèo")]


def test_a_decision_against_the_majority_is_explained(town, speak, running):
    with as_system():
        Consultation.objects.filter(pk=running.pk).update(stage=Stage.ANSWERED.value, signed_at=NOON)
    same = {
        "consultation_id": running.pk, "by": town.handler, "at": datetime(2026, 12, 10, 8, tzinfo=VIETNAM), "decision": "45/QĐ-UBND",
        "decided_on": date(2026, 12, 9), "follows_majority": False, "report_due": date(2026, 12, 20),
    }  # fmt: skip

    with speak(town.handler, date(2026, 12, 10)):
        with pytest.raises(Refusal, match="Điều 28 khoản 4"):
            commands.decide(explanation="", **same)
        decided = commands.decide(
            explanation="Mức thu theo khung giá thành phố, thấp hơn thì không đủ chi thu gom.", **same
        )

    assert decided.stage == "decided"


def test_two_transactions_at_once_count_in_stripes_of_their_own_and_the_sum_is_whole(opened):
    section = section_of(opened, 2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('caunoi.stripe', '3', true)")
    commands.comment(consultation=opened, section=section, code=new_code(), stance=Stance.AGREE, text="", at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('caunoi.stripe', '5', true)")
    commands.comment(consultation=opened, section=section, code=new_code(), stance=Stance.AGREE, text="", at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT stripe FROM discuss_tally WHERE target = %s ORDER BY 1", [section.pk])
        stripes = [row[0] for row in cursor.fetchall()]

    found = queries.tallies.totals(opened)

    assert stripes == [3, 5]
    assert (found.opinions, found.persons) == (2, 2)


def test_alike_words_are_proposed_together(opened, system):
    for text in (
        "Mức thu quá cao so với thu nhập người dân",
        "Muc thu qua cao so voi thu nhap nguoi dan",
        "Xe rác đến trễ giờ",
    ):
        commands.comment(
            consultation=opened, section=section_of(opened, 3), code=new_code(), stance=None, text=text, at=NOON
        )
    seed = queries.matrix.ungrouped(opened).first()

    assert [each.text for each in queries.matrix.alike(opened, seed)] == ["Muc thu qua cao so voi thu nhap nguoi dan"]


def test_a_map_of_few_people_shows_no_groups(opened, system):
    commands.add_statement(consultation_id=opened.pk, text="Nên thu theo khối lượng rác", by="system", at=NOON)
    statement = queries.consultations.shown_statements(opened).get()
    for stance in (Stance.AGREE, Stance.DISAGREE):
        commands.vote(consultation=opened, statement=statement, code=new_code(), stance=stance, at=NOON)

    drawn = commands.draw_map(consultation=opened, at=NOON)

    assert (drawn.shown, drawn.participants, drawn.result["no_groups"]) == (False, 2, "few")


def test_the_report_is_numbered_signed_by_the_head_and_meets_the_duty_once(town, speak, running, client):
    day = datetime(2026, 12, 10, 8, tzinfo=VIETNAM)
    with as_system():
        Consultation.objects.filter(pk=running.pk).update(stage=Stage.ANSWERED.value, signed_at=NOON)
        commands.decide(
            consultation_id=running.pk, by="system", at=day, decision="45/QĐ-UBND", decided_on=date(2026, 12, 9), follows_majority=True, explanation="", report_due=date(2026, 12, 20),
        )  # fmt: skip
        duty = duties_about(running.ref).get(rule="consult.report")
    assert (duty.subject.startswith("Báo cáo HĐND, gửi MTTQ: "), front.address(running.ref)) == (
        True,
        f"/can-bo/gop-y/{running.pk}/",
    )
    with speak(town.handler, day.date()), pytest.raises(Refusal, match="người đứng đầu"):
        commands.issue_report(consultation_id=running.pk, by=town.handler, at=day)
    address = f"/can-bo/gop-y/{running.pk}/buoc/report/"
    with time_machine.travel(day, tick=False):
        client.force_login(town.head)
        lacking = client.post(address, {"how": "elsewhere", "ref": "", "reported_on": ""})
        sent = client.post(address, {"how": "here", "ref": "", "reported_on": ""})
        again = client.post(address, {"how": "here", "ref": "", "reported_on": ""})
        desk = client.get(f"/can-bo/gop-y/{running.pk}/").content.decode()

    with as_system():
        running.refresh_from_db()
        assert duties_about(running.ref).get(rule="consult.report").standing == "met"
    assert (lacking.status_code, sent.status_code, again.status_code) == (422, 302, 404)
    assert (running.stage, running.report_ref, running.reported_on) == ("reported", "01/BC-UBND", day.date())
    assert "01/BC-UBND" in desk

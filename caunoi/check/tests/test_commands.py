"""What boards may do: inspect with notice, watch a project, recommend and look again, report; each act once and by whom it is due."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from hypothesis import given
from hypothesis import strategies as st

from caunoi.access.context import as_system
from caunoi.boards import commands as boards
from caunoi.boards.words import Answer
from caunoi.check import commands, queries, rules
from caunoi.check.models import Exhibit, Finding, Inspection, Recommendation, SiteEntry
from caunoi.check.words import Held, Judged, Looks, Sort, Span, Watched
from caunoi.duties.models import Duty
from caunoi.files.rules import Box
from tests.stage import NOON

from .conftest import SHEET, TODAY, back, picture, refused


@pytest.mark.parametrize(
    ("code", "since", "until", "vi"),
    [
        ("2026-Q1", date(2026, 1, 1), date(2026, 4, 1), "Quý I năm 2026"),
        ("2026-Q4", date(2026, 10, 1), date(2027, 1, 1), "Quý IV năm 2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 7, 1), "6 tháng đầu năm 2026"),
        ("2026-H2", date(2026, 7, 1), date(2027, 1, 1), "6 tháng cuối năm 2026"),
        ("2026", date(2026, 1, 1), date(2027, 1, 1), "Năm 2026"),
    ],
)
def test_a_period_has_its_days_and_its_name(code, since, until, vi):
    period = rules.period_of(code)

    assert (period.since, period.until, period.vi) == (since, until, vi)


@given(st.integers(2000, 2099), st.text(max_size=8))
def test_the_periods_of_a_year_cover_it_and_nothing_else_is_a_period(year, noise):
    periods = rules.periods_of(year)
    quarters = [each for each in periods if each.span is Span.QUARTER]

    assert [each.until for each in quarters[:-1]] == [each.since for each in quarters[1:]]
    assert (quarters[0].since, quarters[-1].until) == (date(year, 1, 1), date(year + 1, 1, 1))
    assert rules.period_of(noise) is None or rules.period_of(noise).code == noise


def test_an_inspection_runs_from_its_plan_in_time_to_its_public_conclusion(yard, speak):
    town, member = yard.town, yard.member
    plan = {
        "board_id": yard.inspecting.pk,
        "what": "Kiểm tra niêm yết",
        "scope": "Bảng tin",
        "inspected": town.committee,
        "by": member,
        "at": NOON,
    }
    with speak(member):
        no = refused(
            "Ngày này quá gần: kế hoạch phải gửi nơi được kiểm tra chậm nhất 17/11/2026",
            commands.plan_inspection,
            on=date(2026, 11, 25),
            **plan,
        )
        assert ("Điều 14" in str(no), no.field) == (True, "on")
        row = commands.plan_inspection(on=date(2026, 12, 3), **plan)
        refused("đã có trong chương trình", commands.plan_inspection, on=date(2026, 12, 3), **plan)
    late = {"inspection_id": row.pk, "by": member}
    after = NOON + timedelta(days=9)
    with speak(member, after.date()):
        no = refused("Đã muộn", commands.send_plan, on=after.date(), at=after, **late)
        assert ("26/11/2026" in str(no), "Điều 14" in str(no)) == (True, True)
        refused("quá gần", commands.move_inspection, on=date(2026, 12, 4), reason="Gửi muộn", at=after, **late)
        commands.move_inspection(on=date(2026, 12, 10), reason="Gửi muộn", at=after, **late)
        row = commands.send_plan(on=after.date(), at=after, **late)
        refused("đã gửi", commands.send_plan, on=after.date(), at=after, **late)
        refused("không dời nữa", commands.move_inspection, on=date(2026, 12, 20), reason="Bận", at=after, **late)
        finding = {
            "number": uuid4(),
            "inspection_id": row.pk,
            "looks": Looks.WRONG,
            "text": "Bảng tin thiếu danh sách.",
            "by": member,
        }
        refused("diễn ra ngày 10/12/2026", commands.add_finding, at=after, **finding)
    there = after.replace(month=12, day=10)
    with speak(member, there.date()):
        first = commands.add_finding(at=there, photos=[picture()], alts=("Bảng tin trống",), **finding)
        again = commands.add_finding(at=there + timedelta(hours=3), photos=[picture()], **finding)
        hidden = commands.add_finding(at=there, **{**finding, "number": uuid4(), "text": "Một hộ kể chuyện riêng."})
        assert (first.pk, Finding.objects.count(), Exhibit.objects.count()) == (again.pk, 2, 1)
        refused("nội dung khác", commands.add_finding, at=there, **{**finding, "text": "Khác hẳn."})
        asked = commands.recommend_after_inspection(
            inspection_id=row.pk, to=town.committee, what="Niêm yết lại", by=member, at=there
        )
        commands.conclude(
            inspection_id=row.pk, conclusion="Cần niêm yết lại.", private=(hidden.pk,), by=member, at=there
        )
        refused("đã kết luận", commands.conclude, inspection_id=row.pk, conclusion="Lại", by=member, at=there)
        refused("đã kết luận nên", commands.add_finding, at=there, **{**finding, "number": uuid4()})
    row = Inspection.objects.select_related("item").get(pk=row.pk)

    assert (row.held, row.item.done_on) == (Held.CONCLUDED, date(2026, 12, 10))
    assert asked.advice.due == date(2026, 12, 25)
    assert [each.text for each in queries.shown_findings(row)] == ["Bảng tin thiếu danh sách."]
    with as_system():
        states = {(duty.rule, duty.standing) for duty in Duty.objects.filter(about=yard.inspecting.ref)}
    assert states == {("boards.item", "met"), ("ttnd.plan", "met")}


def test_who_does_not_sit_on_the_board_nor_keep_it_does_nothing_and_sees_no_draft(yard, speak):
    town = yard.town
    row = yard.inspection()
    with speak(yard.member):
        commands.add_finding(
            number=uuid4(),
            inspection_id=row.pk,
            looks=Looks.DOUBT,
            text="Sổ chi thiếu ba chữ ký.",
            by=yard.member,
            at=NOON,
        )
        commands.draft_report(board_id=yard.inspecting.pk, period="2026-Q4", by=yard.member, at=NOON)
    with speak(yard.watcher):
        commands.log(**yard.entry(public=False))
    said = {"number": uuid4(), "inspection_id": row.pk, "looks": Looks.WRONG, "text": "Chen vào"}
    for person in (town.stranger, town.neighbour, town.former, yard.watcher, town.clerk):
        with speak(person):
            refused("thành viên Ban Thanh tra nhân dân", commands.add_finding, by=person, at=NOON, **said)
            refused("Việc này của", commands.conclude, inspection_id=row.pk, conclusion="Không sao", by=person, at=NOON)
            refused(
                "Việc này của", commands.draft_report, board_id=yard.inspecting.pk, period="2026-Q4", by=person, at=NOON
            )
            assert (Finding.objects.count(), queries.reports_of(yard.inspecting)) == (0, {})
            assert SiteEntry.objects.count() == (1 if person == yard.watcher else 0)
    # The Front keeps the boards: whoever works there reads; the inspected committee does once the inspection is concluded.
    with speak(yard.keeper):
        assert Finding.objects.count() == 1
    with speak(town.handler):
        assert Finding.objects.count() == 0
    with (
        speak(town.stranger),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO check_finding (id, inspection_id, board_id, looks, text, spot, public, by, by_name, written_at, received_at, digest)"
            " VALUES (%s, %s, %s, 'wrong', 'x', '', true, 'person:1', '', now(), now(), '')",
            [uuid4(), row.pk, yard.inspecting.pk],
        )


def test_a_project_is_watched_only_after_its_investor_was_told_in_time(yard, speak):
    watcher, sheet = (
        yard.watcher,
        {**SHEET, "name": "Sửa nhà văn hóa", "board_id": yard.watching.pk, "by": yard.watcher, "at": NOON},
    )
    with speak(watcher):
        no = refused("chậm nhất ngày", commands.open_project, **{**sheet, "supervise_from": date(2026, 12, 20)})
        assert ("Điều 45" in str(no), no.field) == (True, "supervise_from")
        assert refused("lớn hơn 0", commands.open_project, **{**sheet, "value": -5}).field == "value"
        assert (
            refused("sau ngày khởi công", commands.open_project, **{**sheet, "ends_on": date(2026, 7, 1)}).field
            == "ends_on"
        )
        row = commands.open_project(**{**sheet, "supervise_from": date(2027, 1, 10)})
        refused("đã có", commands.open_project, **{**sheet, "supervise_from": date(2027, 1, 10)})
        refused("chưa ghi nhật ký được", commands.log, **yard.entry(project_id=row.pk))
        refused(
            "Chưa bắt đầu giám sát",
            commands.open_defect,
            project_id=row.pk,
            to=yard.town.committee,
            what="Nứt",
            by=watcher,
            at=NOON,
        )
    late = NOON + timedelta(days=10)
    with speak(watcher, late.date()):
        refused("Đã muộn", commands.tell_investor, project_id=row.pk, on=late.date(), by=watcher, at=late)
        refused(
            "ngày sau",
            commands.move_supervision,
            project_id=row.pk,
            supervise_from=date(2027, 1, 9),
            reason="Báo muộn",
            by=watcher,
            at=late,
        )
        commands.move_supervision(
            project_id=row.pk, supervise_from=date(2027, 1, 15), reason="Báo muộn", by=watcher, at=late
        )
        row = commands.tell_investor(project_id=row.pk, on=late.date(), by=watcher, at=late)
        assert row.watched is Watched.RUNNING
        refused(
            "Đã thông báo cho chủ đầu tư",
            commands.tell_investor,
            project_id=row.pk,
            on=late.date(),
            by=watcher,
            at=late,
        )
        revised = commands.revise_sheet(
            project_id=row.pk, by=watcher, at=late, value=1_300_000_000, contractor="Công ty An Bình"
        )
        assert (revised.value, revised.contractor) == (1_300_000_000, "Công ty An Bình")


def test_the_log_takes_each_entry_once_whatever_the_network_did(yard, speak):
    said = yard.entry(photos=[picture(located=True)], alts=("Mặt hẻm mới đổ",), written_at=back(1))
    with speak(yard.watcher):
        kept = commands.log(**said)
        assert commands.log(**{**said, "photos": [picture(located=True)]}).pk == kept.pk
        no = refused("Bản đã nhận được giữ nguyên", commands.log, **{**said, "text": "Bê tông thiếu mác."})
        assert no.field == "id"
        refused("trước ngày bắt đầu giám sát", commands.log, **yard.entry(on=date(2026, 8, 30)))
        refused("chưa đến", commands.log, **yard.entry(on=TODAY + timedelta(days=1)))
        refused("nhiều nhất 6 tệp", commands.log, **yard.entry(photos=[picture()] * 7))
        ahead = commands.log(**yard.entry(written_at=NOON + timedelta(days=400)))
        assert (kept.written_at, ahead.written_at) == (back(1), NOON)
        exhibit = Exhibit.objects.get()
        assert (exhibit.public, exhibit.alt) == (False, "Mặt hẻm mới đổ")
        _row, content = queries.content_of(exhibit)
        assert (b"Exif" in content, b"GPS" in content) == (False, False)
        commands.end_supervision(project_id=yard.project.pk, on=TODAY, result="Đạt yêu cầu.", by=yard.watcher, at=NOON)
        refused(
            "đã kết thúc",
            commands.end_supervision,
            project_id=yard.project.pk,
            on=TODAY,
            result="Nữa",
            by=yard.watcher,
            at=NOON,
        )
    later = NOON + timedelta(days=2)
    with speak(yard.watcher, later.date()):
        # What was written before the end and waited on the phone still arrives; what was written after it does not.
        assert commands.log(**yard.entry(on=TODAY, at=later)).on == TODAY
        refused("không ghi thêm sau ngày đó", commands.log, **yard.entry(on=later.date(), at=later))


def test_a_defect_is_answered_in_time_mended_with_evidence_and_looked_at_again(yard, speak):
    town, watcher = yard.town, yard.watcher
    with speak(watcher):
        row = commands.open_defect(
            project_id=yard.project.pk,
            to=town.committee,
            what="Bê tông thiếu 2 cm.",
            spot="Đầu hẻm",
            by=watcher,
            at=NOON,
        )
        refused(
            "chưa báo đã làm xong",
            commands.judge,
            advice_id=row.advice_id,
            judged=Judged.CONFIRMED,
            words="Đạt",
            by=watcher,
            at=NOON,
        )
    assert (row.sort, row.advice.due) == (Sort.DEFECT.value, TODAY + timedelta(days=15))
    # Nobody answers somebody else's recommendation.
    with speak(town.neighbour):
        refused(
            "Không thấy kiến nghị này",
            boards.answer_advice,
            advice_id=row.advice_id,
            answer=Answer.ACCEPTED,
            words="Được",
            promised_on=TODAY,
            by=town.neighbour,
            at=NOON,
        )
    with speak(town.handler):
        boards.answer_advice(
            advice_id=row.advice_id,
            answer=Answer.ACCEPTED,
            words="Sẽ đổ bù.",
            promised_on=TODAY,
            by=town.handler,
            at=NOON,
        )
        boards.settle_advice(
            advice_id=row.advice_id, outcome="Đã đổ bù 38 m.", files=[picture()], by=town.handler, at=NOON
        )
    with speak(watcher):
        refused(
            "thành viên",
            commands.judge,
            advice_id=row.advice_id,
            judged=Judged.CONFIRMED,
            words="Đạt",
            by=yard.member,
            at=NOON,
        )
        row = commands.judge(
            advice_id=row.advice_id, judged=Judged.DISPUTED, words="Còn 4 m chưa bù.", by=watcher, at=NOON
        )
        refused(
            "đã xem lại",
            commands.judge,
            advice_id=row.advice_id,
            judged=Judged.CONFIRMED,
            words="Đạt",
            by=watcher,
            at=NOON,
        )
        assert row.exhibits.count() == 1
    with speak(town.stranger):
        assert (Exhibit.objects.count(), Recommendation.objects.count()) == (0, 1)


def test_a_report_counts_from_records_is_written_by_one_at_a_time_and_freezes_when_sent(yard, speak):
    row, member = yard.inspection(), yard.member
    with speak(member):
        for looks in (Looks.RIGHT, Looks.WRONG):
            commands.add_finding(
                number=uuid4(), inspection_id=row.pk, looks=looks, text="Điều đã thấy.", by=member, at=NOON
            )
        commands.recommend_after_inspection(
            inspection_id=row.pk, to=yard.town.committee, what="Bổ sung chữ ký", by=member, at=NOON
        )
        commands.conclude(inspection_id=row.pk, conclusion="Còn thiếu sót.", by=member, at=NOON)
        report = commands.draft_report(board_id=yard.inspecting.pk, period="2026-Q4", by=member, at=NOON)
        assert commands.draft_report(board_id=yard.inspecting.pk, period="2026-Q4", by=member, at=NOON).pk == report.pk
        for never in ("2025-Q4", "2027", "2026-Q9", ""):
            refused(
                "không có, hoặc chưa bắt đầu",
                commands.draft_report,
                board_id=yard.inspecting.pk,
                period=never,
                by=member,
                at=NOON,
            )
        write = {"report_id": report.pk, "ahead": "", "by": member, "at": NOON}
        commands.write_report(remarks="Phường cầu thị, sửa nhanh.", edition=1, **write)
        refused("Người khác vừa sửa", commands.write_report, remarks="Bản cũ", edition=1, **write)
        refused("chưa hết", commands.send_report, report_id=report.pk, by=member, at=NOON)
        end = NOON.replace(month=12, day=30)
        sent = commands.send_report(report_id=report.pk, by=member, at=end)
        refused("đã gửi, không sửa nữa", commands.write_report, remarks="Sửa lại nữa", edition=2, **write)
        commands.recommend_after_inspection(
            inspection_id=row.pk, to=yard.town.committee, what="Thêm nữa", by=member, at=NOON
        )
        lines = {vi: value for vi, _en, value in queries.lines_of(sent, TODAY)}

    told = {
        code: sent.figures[code]
        for code in ("planned", "done", "inspections", "findings", "wrong", "recommended", "overdue")
    }
    assert told == {
        "planned": 1,
        "done": 1,
        "inspections": 1,
        "findings": 2,
        "wrong": 1,
        "recommended": 1,
        "overdue": 1,
    }
    assert lines["Kiến nghị đã gửi"] == 1


def test_pictures_are_private_until_described_and_shown_and_gone_once_taken_back(yard, speak):
    with speak(yard.watcher):
        entry = commands.log(**yard.entry(photos=[picture()]))
        exhibit = entry.exhibits.get()
        act = {"exhibit_id": exhibit.pk, "by": yard.watcher, "at": NOON}
        assert queries.shown_picture(exhibit.pk) is None
        assert refused("tả ảnh bằng lời", commands.show_exhibit, alt="ảnh", **act).field == "alt"
        assert refused("ít nhất một chỗ", commands.veil_exhibit, boxes=[], **act).field == "boxes"
        refused("nằm ngoài ảnh", commands.veil_exhibit, boxes=[Box(90, 0, 20, 10)], **act)
        veiled = commands.veil_exhibit(boxes=[Box(10, 10, 40, 40)], **act)
        commands.show_exhibit(alt="Hố ga chưa có nắp", **act)
        assert (veiled.veiled, veiled.file != exhibit.file) == (True, True)
    with speak(yard.town.stranger):
        assert queries.shown_picture(exhibit.pk) is not None
        refused("Việc này của", commands.take_back_exhibit, reason="Không thích", **{**act, "by": yard.town.stranger})
    with speak(yard.watcher):
        commands.take_back_exhibit(reason="Người trong ảnh không đồng ý", **act)
    with speak(yard.town.stranger):
        assert queries.shown_picture(exhibit.pk) is None

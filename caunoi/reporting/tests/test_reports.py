"""Sector reports: opened by a rule in use only, drafted from records, sealed, sent in time or late, received or given back."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from docx import Document

from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.duties.models import Duty
from caunoi.indicators.periods import following, period, preceding
from caunoi.kernel.refusal import Refusal
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import signed_file
from caunoi.reporting import commands, drafting, queries, rules
from caunoi.reporting.models import SectorReport
from caunoi.reporting.words import Rhythm, Sight, Stage
from tests.stage import VIETNAM
from tests.town import body, officer

#: The third of November: October has ended, its report is due on the sixth.
OPENED = datetime(2026, 11, 3, 9, 0, tzinfo=VIETNAM)


@pytest.fixture
def line(town):
    """Party committees of two communes and of the city, with the board that receives people-relations reports."""
    with as_system():
        town.bodies["party"] = body("danguy", town.place, "party_committee", "Đảng ủy phường")
        town.bodies["party_there"] = body("danguy", town.neighbour_place, "party_committee", "Đảng ủy phường bạn")
        town.bodies["city_party"] = body("danguy", town.province, "party_committee", "Thành ủy Thành phố Hồ Chí Minh")
        town.bodies["board"] = body(
            "ban-tgdv",
            town.province,
            "party_board",
            "Ban Tuyên giáo và Dân vận Thành ủy",
            parent=town.bodies["city_party"],
        )
        town.officers["secretary"] = officer("bithu", "Lê Thị Thu", (town.bodies["party"], [Role.HEAD]))
        town.officers["mobiliser"] = officer("danvan", "Trần Văn Dân", (town.bodies["party"], [Role.MOBILISER]))
        town.officers["there"] = officer("bithuban", "Phan Văn Bạn", (town.bodies["party_there"], [Role.HEAD]))
        town.officers["above"] = officer(
            "thanhuy",
            "Huỳnh Kim Yến",
            (town.bodies["city_party"], [Role.MOBILISER, Role.HEAD]),
            (town.bodies["board"], [Role.MOBILISER]),
        )
        commands.open_rounds(at=OPENED)
    return town


def act(who, name, row, at=OPENED, **said):
    with speaking_for(who.pk, today=at.date()):
        return getattr(commands, name)(report_id=row.pk, by=who, at=at, **said)


def mine(town, code="party-month"):
    with as_system():
        return SectorReport.objects.get(line=code, body=town.bodies["party"])


def signed(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    ("today", "rhythm", "code"),
    [
        (date(2026, 11, 3), Rhythm.MONTH, "2026-M10"), (date(2026, 1, 1), Rhythm.MONTH, "2025-M12"), (date(2026, 12, 14), Rhythm.QUARTER, "2026-9M"),
        (date(2026, 12, 15), Rhythm.QUARTER, "2026-BC4"), (date(2026, 3, 14), Rhythm.QUARTER, "2025-Y"), (date(2026, 6, 15), Rhythm.QUARTER, "2026-6M"),
    ],
)  # fmt: skip
def test_which_span_ended_last(today, rhythm, code):
    assert rules.ended_before(today, rhythm) == code
    assert period(code, on=today).until <= today + timedelta(days=0)


def test_months_are_periods_with_their_neighbours():
    of = period("2026-m12", on=date(2026, 12, 1))
    assert (of.since, of.until, of.vi, of.en) == (
        date(2026, 12, 1),
        date(2027, 1, 1),
        "tháng 12 năm 2026",
        "December 2026",
    )
    assert (preceding(of, on=of.since).code, following(of)) == ("2026-M11", "tháng 1 năm 2027")
    assert preceding(period("2026-M01", on=of.since), on=of.since).code == "2025-M12"
    with pytest.raises(Refusal):
        period("2026-M13", on=of.since)


@pytest.mark.parametrize(
    ("sent", "today", "seen"),
    [(None, date(2026, 11, 6), Sight.WAITING), (None, date(2026, 11, 7), Sight.OVERDUE), (date(2026, 11, 6), date(2026, 12, 1), Sight.ON_TIME), (date(2026, 11, 7), date(2026, 12, 1), Sight.LATE)],
)  # fmt: skip
def test_how_time_looks_on_the_edge(sent, today, seen):
    assert rules.sight(Stage.OWED, date(2026, 11, 6), sent, today) is seen


def test_only_a_rule_in_use_makes_anybody_owe_a_report(line):
    with as_system():
        found = list(
            SectorReport.objects.order_by("line", "body__code").values_list(
                "line", "body__office", "to__office", "period", "due", "unverified"
            )
        )
        duty = Duty.objects.get(about=mine(line).ref)
        again = commands.open_rounds(at=OPENED + timedelta(hours=6))
    assert [row for row in found if row[0] == "party-month"] == [
        ("party-month", "danguy", "danguy", "2026-M10", date(2026, 11, 6), False)
    ] * 2
    assert {row[0] for row in found} == {"party-month", "petitions-quarter"}
    assert {row[5] for row in found if row[0] == "petitions-quarter"} == {True}
    assert {row[4] for row in found if row[0] == "petitions-quarter"} == {date(2026, 11, 10)}, (
        "opened late, nobody is late at once"
    )
    assert (duty.rule, duty.due, duty.owed_by, again) == ("review.report", date(2026, 11, 6), line.bodies["party"], 0)


def test_a_report_is_drafted_written_sealed_signed_sent_and_received(line, filed):
    filed(at=datetime(2026, 10, 12, 9, 0, tzinfo=VIETNAM))
    row = mine(line)
    with pytest.raises(Refusal, match="Lấy số liệu"):
        act(line.secretary, "send", row)
    act(line.mobiliser, "draft", row)
    seen = mine(line).version
    act(
        line.mobiliser,
        "write",
        row,
        remarks="Đơn tăng ở lĩnh vực hạ tầng.",
        requests="Đề nghị hỗ trợ vốn.",
        version=seen,
    )
    with pytest.raises(Refusal, match="Người khác vừa sửa"):
        act(line.secretary, "write", row, remarks="Ghi đè", requests="", version=seen)
    with pytest.raises(Refusal, match="người đứng đầu"):
        act(line.mobiliser, "send", row)
    act(line.secretary, "send", row)
    with pytest.raises(Refusal):
        act(line.secretary, "send", row)
    sent = mine(line)
    figures = drafting.read(sent.figures)
    with as_system():
        duty = Duty.objects.get(about=row.ref)
        paper = IssuedPaper.objects.get(pk=sent.paper)
        words = [each.text for each in Document(BytesIO(signed_file(paper, "docx").content)).paragraphs]
    assert (figures["received"].value, figures["received"].before) == (1, 0)
    assert sent.seal == drafting.seal_of(sent.figures, sent.remarks, sent.requests, sent.happening)
    assert (duty.standing, sent.first_sent_on, paper.numbered_symbol) == ("met", OPENED.date(), "01-BC/ĐU")
    assert "Đơn tăng ở lĩnh vực hạ tầng." in words
    assert any(line_.startswith("Đơn tiếp nhận trong kỳ: 1") for line_ in words)
    act(line.above, "give_back", sent, answer="Thiếu đánh giá về đối thoại.")
    with as_system():
        assert Duty.objects.get(about=row.ref, rule="review.again").due == date(2026, 11, 5)
    act(line.mobiliser, "draft", sent)
    act(line.secretary, "send", sent)
    act(line.above, "accept", sent)
    with as_system():
        assert set(Duty.objects.filter(about=row.ref).values_list("standing", flat=True)) == {"met"}
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            SectorReport.objects.filter(pk=row.pk).update(remarks="Sửa sau")


def test_the_walls_keep_a_report_between_who_writes_and_who_receives(line):
    readers = {"mobiliser": 1, "above": 2, "there": 1, "stranger": 0, "neighbour": 0, "former": 0}

    def seen():
        found = {}
        for who in readers:
            with speaking_for(getattr(line, who).pk, today=OPENED.date()):
                found[who] = SectorReport.objects.filter(line="party-month").count()
        return found

    assert seen() == readers
    row = mine(line)
    act(line.mobiliser, "draft", row)
    act(line.secretary, "send", row)
    assert seen() == readers
    for who in ("there", "stranger", "neighbour", "former"):
        for name in ("draft", "accept"):
            with pytest.raises(Refusal, match="Không thấy báo cáo"):
                act(getattr(line, who), name, row)


def test_a_body_above_asks_by_a_paper_of_its_own_and_leaves_the_time_the_law_asks_for(line):
    def ask(**changed):
        said = {
            "line": "mobilisation-month",
            "to": line.bodies["board"],
            "period_code": "2026-M10",
            "due": date(2026, 11, 10),
            "cite": "Công văn số 15-CV/BTGDV ngày 02/11/2026",
        }
        with speaking_for(line.above.pk, today=OPENED.date()):
            return commands.ask(**{**said, **changed}, by=line.above, at=OPENED)

    with pytest.raises(Refusal, match="sớm nhất là 04/11/2026"):
        ask(due=date(2026, 11, 3))
    with pytest.raises(Refusal, match="không nhận báo cáo"):
        ask(line="petitions-quarter")
    assert (ask(), ask()) == (2, 0)
    assert mine(line, "mobilisation-month").cite == "Công văn số 15-CV/BTGDV ngày 02/11/2026"
    with pytest.raises(Refusal, match="Việc này của"), speaking_for(line.secretary.pk, today=OPENED.date()):
        commands.ask(
            line="party-month",
            to=line.bodies["city_party"],
            period_code="2026-M10",
            due=date(2026, 11, 10),
            cite="Tự giao",
            by=line.secretary,
            at=OPENED,
        )


def test_pages_show_the_late_and_the_missing_and_what_the_sent_add_up_to(
    line, monkeypatch, django_assert_max_num_queries
):
    for module in ("writing", "receiving"):
        monkeypatch.setattr(f"caunoi.reporting.views.{module}.localdate", lambda: date(2026, 11, 9))
        monkeypatch.setattr(f"caunoi.reporting.views.{module}.now", lambda: OPENED + timedelta(days=6), raising=False)
    monkeypatch.setattr("caunoi.reporting.forms.localdate", lambda: date(2026, 11, 9))
    secretary, above = signed(line.secretary), signed(line.above)
    row = mine(line)
    page = reverse("reporting:report", args=[row.pk])
    assert "Chưa lấy số liệu" in secretary.get(page).content.decode()
    assert "chưa gửi; nội dung hiện ở đây khi đã gửi" in above.get(page).content.decode()
    secretary.post(reverse("reporting:step", args=[row.pk, "draft"]))
    assert (
        secretary.post(
            reverse("reporting:write", args=[row.pk]), {"remarks": "Thêm một bản", "requests": "", "version": "0"}
        ).status_code
        == 422
    )
    secretary.post(reverse("reporting:step", args=[row.pk, "send"]), {"version": mine(line).version})
    round_ = reverse("reporting:round", args=[line.bodies["city_party"].code, "party-month", "2026-M10"])
    shown = above.get(round_).content.decode()
    assert "Gửi muộn" in shown
    assert "Quá hạn chưa gửi" in shown
    assert "Từ 1 báo cáo đã gửi trên 2" in shown
    with django_assert_max_num_queries(24):
        above.get(round_)
    assert round_ in above.get(reverse("reporting:rounds")).content.decode()
    assert above.post(reverse("reporting:return", args=[row.pk]), {"answer": "ngắn"}).status_code == 422
    quick = {
        "body": line.bodies["party"].code,
        "to": line.bodies["board"].code,
        "title": "Ba mươi hộ dân tập trung kiến nghị về thoát nước",
        "on": "10/11/2026",
        "happening": "Bà con tập trung tại trụ sở phường, đề nghị đối thoại.",
    }
    assert secretary.post(reverse("reporting:quick"), quick).status_code == 422
    made = secretary.post(reverse("reporting:quick"), {**quick, "on": "08/11/2026"})
    assert made.status_code == 302
    assert secretary.post(reverse("reporting:quick"), {**quick, "on": "08/11/2026"})["Location"] == made["Location"]
    assert "Ba mươi hộ dân" not in above.get(reverse("reporting:rounds")).content.decode()
    for path in (
        page,
        round_,
        reverse("reporting:rounds"),
        reverse("reporting:ask"),
        reverse("reporting:quick"),
        made["Location"],
    ):
        assert signed(line.stranger).get(path).status_code == 404
        assert Client().get(path).status_code == 302
    assert (
        above.get(
            reverse("reporting:round", args=[line.bodies["city_party"].code, "party-month", "x" * 30])
        ).status_code
        == 404
    )
    assert len(queries.my_bodies(line.above)) == 2


def test_the_command_line_lists_what_a_body_owes_and_writes_a_draft(line, tmp_path, capsys):
    from argparse import Namespace

    from caunoi.reporting import cli

    code = line.bodies["party"].code
    cli.listed(Namespace(body=code, json=False))
    assert "party-month 2026-M10" in capsys.readouterr().out
    asked = {"body": code, "line": "party-month", "period": "2026-m10", "out": tmp_path / "bao-cao", "json": True}
    cli.drafted(Namespace(**asked))
    assert {path.name for path in (tmp_path / "bao-cao").iterdir()} == {"bao-cao.docx", "bao-cao.pdf", "figures.json"}
    assert '"stage": "drafted"' in capsys.readouterr().out
    for wrong, field in (({"body": "la.la"}, "body"), ({"line": "la"}, "line"), ({"period": "2020-M01"}, "period")):
        with pytest.raises(Refusal) as told:
            cli.drafted(Namespace(**(asked | wrong)))
        assert told.value.field == field


def test_parts_of_a_figure_stand_in_brackets_behind_it():
    names = [
        ("Đơn tiếp nhận trong kỳ", "209"),
        ("Đơn tiếp nhận: Khiếu nại", "20"),
        ("Đơn tiếp nhận: Phản ánh", "97"),
        ("Đơn đã hướng dẫn", "14"),
    ]

    assert drafting.phrases(names) == [
        "đơn tiếp nhận trong kỳ: 209 (trong đó khiếu nại 20, phản ánh 97)",
        "đơn đã hướng dẫn: 14",
    ]
    assert drafting.phrases(names[1:2]) == ["đơn tiếp nhận: Khiếu nại: 20"]

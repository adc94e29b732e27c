"""A year of a member of the People's Inspection Board: elected by the households, seated, inspecting, answered, disputing, reporting."""

import shutil
from datetime import date, datetime, timedelta
from io import BytesIO
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from PIL import Image

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.boards import commands as boards
from caunoi.boards.models import BoardAdvice
from caunoi.boards.words import Kind
from caunoi.check.models import BoardReport, Exhibit, Finding, Inspection
from caunoi.check.tests.conftest import picture
from caunoi.decide import commands as decide
from caunoi.decide.rules import RollRow, Votes
from caunoi.decide.words import Board, Form, HandVote, Need, Origin, Skill, Team
from caunoi.decide.words import Kind as Matter
from caunoi.duties.models import Duty
from caunoi.followup.models import Followup
from caunoi.places.commands import establish_place
from caunoi.places.words import PlaceKind
from tests.stage import VIETNAM
from tests.town import body, officer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]
BY = "system"


def moment(month, day, hour=9, year=2026):
    return datetime(year, month, day, hour, tzinfo=VIETNAM)


class Year:
    """The board, its keeper at the Front, and the member with an account."""

    def __init__(self, town):
        self.town = town
        self.front = body("mttq", town.place, "fatherland_front", f"Ủy ban MTTQ Việt Nam {town.place.full_name}")
        self.keeper = officer("mattran", "Võ Thị Ngọc", (self.front, [Role.HANDLER]))
        self.member = officer("thanhvien", "Phan Thị Sáu")

    def elected(self):
        """The households of a group elect her; the Front recognises the vote."""
        start = moment(6, 1)
        vote = start + timedelta(days=20, hours=10)
        with time_machine.travel(start, tick=False), as_system():
            group = establish_place(code="", kind=PlaceKind.STREET_GROUP, name="5", parent=self.town.place, since=date(2025, 7, 1), by=BY, at=start)  # fmt: skip
            decide.import_roll(place=group, rows=[RollRow(n, f"H-{n:03d}") for n in range(1, 101)], by=BY, at=start)
            row = decide.start(
                place=group, kind=Matter.ELECTION, board=Board.INSPECTION, form=Form.MEETING, title="Bầu thành viên Ban Thanh tra nhân dân",
                text="Bầu một thành viên.", origin=Origin.HEAD, by=BY, at=start,
            )  # fmt: skip
            one = decide.put_forward(decision_id=row.pk, name="Phan Thị Sáu", born=date(1970, 1, 2), by=BY, at=start)
            decide.announce(decision_id=row.pk, vote_on=vote.date(), by=BY, at=start)
            decide.prepare(decision_id=row.pk, need=Need.PAPERS, on=start.date(), by=BY, at=start)
            counting = (
                ("Lê Văn Mặt Trận", Skill.FRONT_HEAD),
                ("Đỗ Thị Máy Tính", Skill.IT),
                ("Ngô Văn Đếm", Skill.PLAIN),
            )
            people = [(Team.COUNT_BOARD, *each) for each in counting]
            people += [(Team.WITNESS, name, Skill.PLAIN) for name in ("Hộ Chứng Một", "Hộ Chứng Hai")]
            people += [(team, "Trần Thư Ký", Skill.PLAIN) for team in (Team.SECRETARY, Team.ELECTION_TEAM)]
            for team, name, skill in people:
                decide.join_team(decision_id=row.pk, team=team, name=name, skill=skill, by=BY, at=start)
        with time_machine.travel(vote, tick=False), as_system():
            votes = Votes(present=90, for_candidates=((one.pk, 70),))
            decide.hold_meeting(decision_id=row.pk, on=vote.date(), manner=HandVote.SECRET, manner_agreed=90, votes=votes, by=BY, at=vote)  # fmt: skip
            decide.send(decision_id=row.pk, resolution="Bầu bà Phan Thị Sáu.", by=BY, at=vote)
            decide.receive(decision_id=row.pk, by=BY, at=vote)
            decide.recognise(decision_id=row.pk, document="3/QĐ-MTTQ", by=BY, at=vote)
            self.board = boards.set_up(
                kind=Kind.INSPECTION, body=self.front, name="Ban Thanh tra nhân dân", decision="12/QĐ", size=3, since=vote.date(), quorum=(1, 2), by=BY, at=vote
            )  # fmt: skip
        return row


@pytest.fixture
def year(town, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "vault"
    cache.clear()
    with as_system():
        found = Year(town)
    yield found
    shutil.rmtree(tmp_path / "vault", ignore_errors=True)


def signed(person):
    """A browser a person has just signed in with: months lie between the visits."""
    client = Client()
    client.force_login(person)
    return client


def done(client, name, /, *args, **said):
    """The act is done; where it leads."""
    answer = client.post(reverse(name, args=args), said)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def read(client, name, *args, to=""):
    answer = client.get(reverse(name, args=args) + to)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def words_of(answer):
    document = Document(BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_member_lives_a_year_from_the_vote_that_seats_her_to_the_report_to_the_front(year):
    town, code = year.town, year.town.place.code
    vote = year.elected()

    # June: the keeper of the board seats whom the households elected, and says which account is hers.
    with time_machine.travel(moment(6, 23), tick=False):
        keeper = signed(year.keeper)
        shown = read(keeper, "boards:officer-board", year.board.pk)
        assert reverse("decide:decision", args=[vote.code]) in shown
        assert "Phan Thị Sáu" in shown
        start = f"?{urlencode({'bau': f'Bầu ngày 21/06/2026, Tổ dân phố 5, mã {vote.code}', 'ten': 'Phan Thị Sáu'})}"
        assert 'value="Phan Thị Sáu"' in read(keeper, "boards:officer-seat", year.board.pk, to=start)
        seat = {"name": "Phan Thị Sáu", "seat": "head", "way": "elected", "election": f"Mã {vote.code}", "since": "23/06/2026", "eligible": "on", "username": "thanhvien"}  # fmt: skip
        done(keeper, "boards:officer-seat", year.board.pk, **seat)

    # July: she puts an inspection in the programme and sends its plan in time; too near is refused with the article.
    with time_machine.travel(moment(7, 2), tick=False):
        member = signed(year.member)
        plan = {"what": "Kiểm tra sổ quỹ đóng góp", "whom": town.committee.code, "scope": "Sổ thu, chi quỹ hẻm 12"}
        near = member.post(reverse("check:plan", args=[year.board.pk]), {**plan, "on": "06/07/2026"})
        assert (near.status_code, "Điều 14" in near.content.decode()) == (422, True)
        done(member, "check:plan", year.board.pk, **plan, on="22/07/2026")
        with as_system():
            held = Inspection.objects.get()
        done(member, "check:send-plan", held.pk, on="02/07/2026")
        assert "Kiểm tra sổ quỹ đóng góp" in read(Client(), "check:place", code)

    # The day itself, where there is no network: the phone's queue sends twice what it kept, and it is there once.
    with time_machine.travel(moment(7, 22), tick=False):
        member = signed(year.member)
        note = {"number": str(uuid4()), "about": f"inspection:{held.pk}", "on": "22/07/2026", "looks": "wrong", "text": "Mười hai phiếu thu không có trong sổ.", "written_at": "2026-07-22T08:10:00+07:00"}  # fmt: skip
        answers = [
            member.post(
                reverse("check:book"),
                {**note, "photos": picture(located=True), "alts": "Sổ thu để trống"},
                headers={"Accept": "application/json"},
            )
            for _time in range(2)
        ]
        assert [(each.status_code, each.json().get("again")) for each in answers] == [(201, False), (200, True)]
        done(member, "check:recommend", held.pk, to=town.committee.code, what="Ghi đủ mười hai phiếu thu vào sổ quỹ")
        done(member, "check:conclude", held.pk, conclusion="Sổ quỹ ghi thiếu mười hai phiếu thu.")
        with as_system():
            assert (Finding.objects.count(), Exhibit.objects.count()) == (1, 1)
            advice = BoardAdvice.objects.get()
            follow = Followup.objects.get(ref=advice.ref)
        assert advice.due == date(2026, 8, 6)
        assert "Mười hai phiếu thu" in read(Client(), "check:public-inspection", code, held.pk)
        # The picture as it is handed out says nothing of where or with what it was taken.
        with as_system():
            exhibit = Exhibit.objects.get()
        handed = member.get(reverse("check:exhibit-file", args=[exhibit.pk]), follow=True)
        content = b"".join(handed.streaming_content) if handed.streaming else handed.content
        assert dict(Image.open(BytesIO(content)).getexif()) == {}

    # August: the office answers in time and says when; in September it says it is done, with what shows it.
    with time_machine.travel(moment(8, 4), tick=False):
        office = signed(town.handler)
        assert signed(town.neighbour).get(reverse("boards:officer-answer", args=[advice.pk])).status_code == 404
        done(office, "boards:officer-answer", advice.pk, answer="accepted", words="Sẽ ghi bổ sung.", promised_on="15/09/2026")  # fmt: skip
    with time_machine.travel(moment(9, 10), tick=False):
        proof = SimpleUploadedFile("so-quy.jpg", picture().read(), "image/jpeg")
        done(signed(town.handler), "boards:officer-outcome", advice.pk, outcome="Đã ghi mười phiếu.", files=proof)

    # She looks again and disputes; the body above has it done over; the second time she confirms.
    with time_machine.travel(moment(9, 14), tick=False):
        member = signed(year.member)
        done(member, "check:judge", advice.pk, judged="disputed", words="Còn hai phiếu chưa ghi.")
        assert "chưa đồng ý" in read(Client(), "followup:followup", follow.number).lower()
    with time_machine.travel(moment(9, 17), tick=False):
        above = signed(town.city_head)
        assert "Còn hai phiếu" in read(above, "followup:desk", follow.number)
        done(above, "followup:act", follow.number, "lam-tiep", text="Ghi nốt hai phiếu.", due_on="29/09/2026")
    with time_machine.travel(moment(9, 25), tick=False):
        done(signed(town.handler), "boards:officer-outcome", advice.pk, outcome="Đã ghi đủ mười hai phiếu.")
    with time_machine.travel(moment(9, 28), tick=False):
        done(signed(year.member), "check:judge", advice.pk, judged="confirmed", words="Sổ đã ghi đủ.")
        course = read(Client(), "followup:followup", follow.number)
        for words in ("Sẽ ghi bổ sung", "Đã ghi mười phiếu", "Ghi nốt hai phiếu", "Đã ghi đủ mười hai phiếu"):
            assert words in course, words

    # January: the half-year's report writes itself from the records; she adds her words, and the Front has it as a document.
    with time_machine.travel(moment(1, 4, year=2027), tick=False):
        member = signed(year.member)
        report = done(member, "check:draft", year.board.pk, period="2026-H2")
        assert member.post(report, {"remarks": "Cơ quan sửa sổ sau khi Ban nhắc lại.", "ahead": "Xem quỹ khuyến học.", "edition": "1"}).status_code == 302  # fmt: skip
        with as_system():
            row = BoardReport.objects.get()
        done(member, "check:send-report", row.pk, sure="on")
        keeper = signed(year.keeper)
        assert "6 tháng cuối năm 2026" in read(keeper, "check:board", year.board.pk, to="?nam=2026")
        paper = words_of(keeper.get(reverse("check:report-paper", args=[row.pk, "docx"])))
        for words in (
            "Phan Thị Sáu",
            "Kiểm tra sổ quỹ đóng góp",
            "Ghi đủ mười hai phiếu thu",
            "sửa sổ sau khi Ban nhắc",
        ):
            assert words in paper, words
        assert signed(town.neighbour).get(reverse("check:report-paper", args=[row.pk, "docx"])).status_code == 404
        with as_system():
            owed = {(duty.rule, duty.standing) for duty in Duty.objects.filter(about__in=[advice.ref, year.board.ref])}
        assert {standing for _rule, standing in owed} == {"met"}

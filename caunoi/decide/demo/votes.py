"""One commune's votes in the demo: passed, failed by one, sent to ballots, being counted, open online, elected, void, commune-wide."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import get_current_timezone

from caunoi.access.queries import holders
from caunoi.access.words import Role
from caunoi.decide import commands, queries
from caunoi.decide.models import Decision
from caunoi.decide.rules import Votes
from caunoi.decide.words import Board, Consenting, Form, HandVote, Kind, Need, Origin, Skill, Team
from caunoi.places.models import Body, Place

BY = "system"
#: How many codes of the open online vote are told for trying it.
TRIED = 6
_NAMES = (
    "Nguyễn Thị Thu",
    "Trần Văn Hòa",
    "Lê Minh Tâm",
    "Phạm Thị Lý",
    "Võ Hoàng Anh",
    "Đặng Quốc Khánh",
    "Bùi Thị Mười",
    "Hồ Sĩ Long",
)


def back(at: datetime, days: int) -> datetime:
    """Nine in the morning so many days ago."""
    return datetime.combine(at.date() - timedelta(days=days), time(9), get_current_timezone())


class Commune:
    """One commune's votes, told in days before today."""

    def __init__(self, commune: Place, villages: list[Place], at: datetime) -> None:
        self.commune, self.villages, self.at = commune, villages, at

    def votes(self, *, whole: bool) -> None:
        """Everything that is shown."""
        one, two, three, four, five, six, seven, *_ = self.villages
        self.meeting(
            one,
            1,
            "Góp vốn mở rộng hẻm 44 từ 2,5 m lên 4 m",
            "Mỗi hộ góp 1.500.000 đồng, chia hai đợt; Nhà nước hỗ trợ vật liệu.",
            yes=126,
            present=160,
            before=60,
            sent=True,
        )
        self.meeting(
            one,
            2,
            "Chi quỹ cộng đồng sửa mái nhà văn hóa",
            "Chi 38 triệu đồng từ quỹ tổ, công khai thu chi tại bảng tin.",
            yes=124,
            present=158,
            before=35,
        )
        self.thin(two)
        self.online(three)
        self.election(four)
        self.inspector(five)
        self.void(two)
        self.ahead(three)
        self.online_open(six)
        self.counting(seven)
        if whole:
            self.commune_wide()

    def started(self, place: Place, before: int, **more: Any) -> Decision:
        """A decision begun so many days ago."""
        more = {"origin": Origin.HEAD, "form": Form.MEETING, **more}
        return commands.start(place=place, by=BY, at=back(self.at, before), synthetic=True, **more)

    def announced(self, row: Decision, before: int, vote: int, until: int | None = None) -> None:
        """Announced, prepared and manned."""
        at = back(self.at, before)
        last = self.at.date() - timedelta(days=until if until is not None else vote)
        commands.announce(
            decision_id=row.pk, vote_on=self.at.date() - timedelta(days=vote), vote_until=last if row.form != Form.MEETING else None, vote_at="19:00",
            where=f"Nhà văn hóa {row.place.full_name}", by=BY, at=at,
        )  # fmt: skip
        if not row.is_whole:
            self.prepared(row, before)

    def prepared(self, row: Decision, before: int) -> None:
        """Everything the law wants done on a day, and teams named."""
        at = back(self.at, before)
        for each in queries.wanted_of(row, at.date()):
            if each.done_on is None and each.need is not Need.NOTICE:
                commands.prepare(decision_id=row.pk, need=each.need, on=at.date(), by=BY, at=at)
        teams = {
            Team.SECRETARY: 1, Team.COUNT_BOARD: 3, Team.WITNESS: 2, Team.BALLOT_TEAM: 3, Team.ONLINE_TEAM: 3, Team.ELECTION_TEAM: 3,
        }  # fmt: skip
        for at_team, (team, size) in enumerate(teams.items()):
            for number in range(size):
                skill = (
                    (Skill.FRONT_HEAD, Skill.IT, Skill.PLAIN)[number]
                    if team in (Team.BALLOT_TEAM, Team.ONLINE_TEAM)
                    else Skill.PLAIN
                )
                commands.join_team(
                    decision_id=row.pk,
                    team=team,
                    name=_NAMES[(at_team + number) % len(_NAMES)],
                    skill=skill,
                    by=BY,
                    at=at,
                )

    def meeting(
        self,
        place: Place,
        topic: int,
        title: str,
        text: str,
        *,
        yes: int,
        present: int,
        before: int,
        sent: bool = False,
    ) -> Decision:
        """A meeting held, and sent where it passed."""
        row = self.started(place, before + 10, topic=topic, title=title, text=text)
        self.announced(row, before + 6, before)
        self.held(row, before, Votes(present=present, yes=yes, no=present - yes))
        row.refresh_from_db()
        if sent and row.passes:
            commands.send(decision_id=row.pk, resolution=text, by=BY, at=back(self.at, before - 2))
        return row

    def held(self, row: Decision, before: int, votes: Votes, manner: HandVote = HandVote.HANDS) -> None:
        """One meeting recorded."""
        at = back(self.at, before)
        commands.hold_meeting(
            decision_id=row.pk, on=at.date(), manner=manner, manner_agreed=votes.present, votes=votes, by=BY, at=at,
            discussed="Các hộ nghe trình bày, hỏi về mức góp và cách giám sát thu chi.",
        )  # fmt: skip

    def thin(self, place: Place) -> None:
        """Too few come; ballots go to every household and are counted twice, by two officers."""
        row, returned = self.balloted(
            place,
            33,
            title="Lắp camera an ninh đầu hẻm",
            text="Mỗi hộ góp 120.000 đồng lắp bốn camera tại hai đầu hẻm.",
        )
        yes = queries.base_of(place, self.at.date()) * 3 // 4
        votes = Votes(present=returned, yes=yes, no=returned - yes - 2, blank=1, spoiled=1)
        for counter in self.counters():
            commands.enter_count(decision_id=row.pk, votes=votes, by=counter, at=back(self.at, 30))
        commands.send(decision_id=row.pk, resolution=row.text, by=BY, at=back(self.at, 28))

    def counting(self, place: Place) -> None:
        """Ballots are in and counted once; the other officer's count is still to come."""
        row, returned = self.balloted(
            place,
            4,
            title="Góp tiền nạo vét cống hẻm 12",
            text="Mỗi hộ góp 90.000 đồng nạo vét 140 m cống trước mùa mưa.",
        )
        yes = returned * 4 // 5
        votes = Votes(present=returned, yes=yes, no=returned - yes - 1, spoiled=1)
        commands.enter_count(decision_id=row.pk, votes=votes, by=self.counters()[0], at=back(self.at, 1))

    def counters(self) -> list[Any]:
        """Two officers of the commune's committee, who count apart; the loader itself where nobody is seated."""
        body = Body.objects.filter(office="ubnd", place=self.commune, until__isnull=True).first()
        found = holders(body, Role.HANDLER) if body else []
        return found[:2] if len(found) > 1 else [BY, BY]

    def balloted(self, place: Place, before: int, *, title: str, text: str) -> tuple[Decision, int]:
        """A meeting too few came to, ballots given out ``before`` days ago and called in three days later; how many came back."""
        base = queries.base_of(place, self.at.date())
        row = self.started(place, before + 17, topic=1, title=title, text=text)
        self.announced(row, before + 13, before + 7)
        self.held(row, before + 7, Votes(present=base // 2, yes=base // 2))
        at = back(self.at, before + 5)
        first = self.at.date() - timedelta(days=before)
        commands.vote_again(
            decision_id=row.pk, form=Form.BALLOT, vote_on=first, vote_until=first + timedelta(days=3), by=BY, at=at
        )
        row.refresh_from_db()
        for each in queries.wanted_of(row, at.date()):
            if each.done_on is None:
                commands.prepare(decision_id=row.pk, need=each.need, on=at.date(), by=BY, at=at)
        households, _codes = commands.print_ballots(decision_id=row.pk, by=BY, at=at)
        commands.hand_out(decision_id=row.pk, by=BY, at=back(self.at, before))
        returned = households[: base - 4]
        commands.tick_stubs(decision_id=row.pk, codes=households, returned=False, by=BY, at=back(self.at, before))
        commands.tick_stubs(decision_id=row.pk, codes=returned, returned=True, by=BY, at=back(self.at, before - 2))
        commands.close_vote(decision_id=row.pk, by=BY, at=back(self.at, before - 3))
        return row, len(returned)

    def online(self, place: Place) -> None:
        """Other self-management decided online after most households agreed to that form."""
        row, slips = self.asked_online(
            place, 20, 5, title="Giờ yên tĩnh trong hẻm: sau 22 giờ không hát karaoke", text="Từ 22 giờ đến 6 giờ không hát karaoke, không dùng loa kéo."
        )  # fmt: skip
        self.cast(row, slips[: len(slips) * 5 // 6], 18)
        commands.close_vote(decision_id=row.pk, by=BY, at=back(self.at, 14))
        commands.send(decision_id=row.pk, resolution=row.text, by=BY, at=back(self.at, 13))

    def online_open(self, place: Place) -> None:
        """An online vote that is open now; because it is synthetic, its text gives a few households' codes to try."""
        row, slips = self.asked_online(
            place, 3, 10, title="Đổi ngày tổng vệ sinh hẻm sang sáng Chủ nhật", text="Từ tháng tới, tổng vệ sinh lúc 7 giờ sáng Chủ nhật thay cho chiều thứ Bảy.",
        )  # fmt: skip
        self.cast(row, slips[: len(slips) // 3], 1)
        tried = "\n".join(f"{household}: {code}" for household, code in slips[-TRIED:])
        row.text += f"\n\nMã biểu quyết để dùng thử (dữ liệu tổng hợp, mỗi mã một lần):\n{tried}"
        row.save(update_fields=["text"])

    def asked_online(
        self, place: Place, before: int, days: int, *, title: str, text: str
    ) -> tuple[Decision, list[tuple[str, str]]]:
        """An online vote opened ``before`` days ago for so many days, two in three households having agreed to the form; the slips."""
        codes = list(queries.households_of(place.pk, self.at.date()).values_list("code", flat=True))
        row = self.started(place, before + 10, topic=6, form=Form.ONLINE, title=title, text=text)
        at = back(self.at, before + 8)
        commands.record_consents(
            decision_id=row.pk, to=Consenting.ONLINE, codes=codes[: len(codes) * 2 // 3], on=at.date(), by=BY, at=at
        )
        self.announced(row, before + 5, before, before - days)
        slips = commands.open_online(decision_id=row.pk, by=BY, at=back(self.at, before))
        row.refresh_from_db()
        return row, slips

    def cast(self, row: Decision, slips: list[tuple[str, str]], before: int) -> None:
        """These households vote; one in nine against."""
        for number, (_household, code) in enumerate(slips):
            choice = "no" if number % 9 == 4 else "yes"
            commands.cast(code=code, decision_code=row.code, choice=choice, at=back(self.at, before))

    def election(self, place: Place) -> None:
        """A group's head elected by secret ballot at a meeting, recognised, seated."""
        people = (
            ("Huỳnh Thị Kim Chi", date(1968, 3, 2), "Giáo viên nghỉ hưu"),
            ("Đoàn Văn Phúc", date(1975, 9, 14), "Thợ điện, tổ phó hiện nay"),
        )
        self.elected(
            place, Board.VILLAGE_HEAD, f"Bầu Tổ trưởng {place.full_name}", "Bầu Tổ trưởng tổ dân phố nhiệm kỳ mới.", people,
            resolution="Bầu bà Huỳnh Thị Kim Chi làm Tổ trưởng.", document="215/QĐ-UBND",
        )  # fmt: skip

    def inspector(self, place: Place) -> None:
        """A group's member of the People's Inspection Board elected to a seat that fell vacant, recognised by the Front."""
        people = (
            ("Lương Thị Bích Vân", date(1963, 8, 21), "Kế toán nghỉ hưu"),
            ("Châu Văn Tám", date(1959, 1, 5), "Cựu chiến binh"),
        )
        self.elected(
            place, Board.INSPECTION, f"Bầu bổ sung thành viên Ban Thanh tra nhân dân tại {place.full_name}",
            "Bầu một thành viên thay người đã chuyển nơi ở.", people, resolution="Bầu bà Lương Thị Bích Vân vào Ban Thanh tra nhân dân.",
            document="31/QĐ-MTTQ",
        )  # fmt: skip

    def elected(
        self, place: Place, board: Board, title: str, text: str, standing: tuple[tuple[str, date, str], ...], *, resolution: str, document: str
    ) -> None:  # fmt: skip
        """An election held by secret ballot at a meeting and recognised; the first who stood won."""
        base = queries.base_of(place, self.at.date())
        row = self.started(place, 60, kind=Kind.ELECTION, board=board, title=title, text=text)
        people = [
            commands.put_forward(decision_id=row.pk, name=name, born=born, told=told, by=BY, at=back(self.at, 55))
            for name, born, told in standing
        ]
        self.announced(row, 50, 20)
        most = base * 3 // 4
        votes = Votes(present=base - 6, for_candidates=((people[0].pk, most), (people[1].pk, base - 6 - most)))
        self.held(row, 20, votes, HandVote.SECRET)
        commands.send(decision_id=row.pk, resolution=resolution, by=BY, at=back(self.at, 18))
        commands.receive(decision_id=row.pk, by=BY, at=back(self.at, 17))
        commands.recognise(decision_id=row.pk, document=document, by=BY, at=back(self.at, 14))

    def void(self, place: Place) -> None:
        """A contribution someone wanted decided online: it cannot be opened, and its page says why."""
        self.started(
            place,
            5,
            topic=1,
            form=Form.ONLINE,
            title="Thu tiền lát vỉa hè, biểu quyết trực tuyến cho nhanh",
            text="Đề nghị mỗi hộ góp 600.000 đồng, biểu quyết trực tuyến.",
        )

    def ahead(self, place: Place) -> None:
        """A meeting in a week."""
        row = self.started(
            place,
            2,
            topic=6,
            title="Phân công hộ trực vệ sinh hẻm và chăm bồn hoa",
            text="Mỗi tuần ba hộ trực; lịch dán tại bảng tin.",
        )
        self.announced(row, 1, -7)

    def commune_wide(self) -> None:
        """A commune-wide contribution agreed to by eight groups of twelve, its day set by the committee."""
        row = self.started(
            self.commune,
            40,
            topic=1,
            origin=Origin.COMMITTEE,
            title="Góp quỹ xây cầu bộ hành qua kênh",
            text="Mỗi hộ góp 200.000 đồng, thu một lần trong quý.",
        )
        self.announced(row, 36, 28)
        for number, part in enumerate(queries.parts_of(row)):
            self.prepared(part, 35)
            base = queries.base_of(part.place, self.at.date())
            agreed = number < 8
            self.held(
                part, 28, Votes(present=base, yes=base if agreed else base // 3, no=0 if agreed else base - base // 3)
            )
        commands.fix_date(
            decision_id=row.pk,
            effective_on=back(self.at, -10).date(),
            document="198/TB-UBND",
            by=BY,
            at=back(self.at, 20),
        )

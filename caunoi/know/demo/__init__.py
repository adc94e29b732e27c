"""A year of openness in two communes: plan, disclosures with proofs, late and taken down ones, lists, questions, news."""

import io
import random
from datetime import date, datetime, timedelta
from typing import Any

from caunoi.kernel.clock import DAY
from caunoi.know import commands
from caunoi.know.commands.papers import sign
from caunoi.know.models import Disclosure
from caunoi.know.rules import periods
from caunoi.know.words import Column, Cycle, Form, Genre, Ground
from caunoi.places.models import Body

from . import units
from .texts import COMMENTS, DISCLOSED, FAMILY, GIVEN, MIDDLE, PAGES, QUESTIONS

TOLD_VI = "Nạp một năm công khai mẫu (kế hoạch, bài, minh chứng, câu hỏi, tin)…"
TOLD_EN = "Loading a year of synthetic disclosures…"
#: The call-up list of spring has run out; the list of poor households is up.
EXPIRED, LIVE = "11.9", "11.7"
#: What the second commune calls things.
OTHERWISE = {
    "hẻm 45": "hẻm 128", "Hẻm 45": "Hẻm 128", "hẻm 12": "hẻm 60", "Hẻm 12": "Hẻm 60", "khu phố 3": "khu phố 7", "rạch Bà Tiếng": "kênh Tham Lương", "bão số 9": "ngập tháng 10",
    "18 giờ": "19 giờ", "17 giờ 30": "18 giờ 30", "14 khu phố": "11 khu phố", "Mười bốn khu phố": "Mười một khu phố", "12 hộ cận nghèo": "12 hộ cận nghèo mới rà soát",
}  # fmt: skip


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Fill both communes; called once as the system."""
    units.load(code=communes["tanphu"], at=at)
    for seed, (short, code) in enumerate(sorted(communes.items())):
        body = Body.objects.select_related("place").get(code=f"ubnd.{code}", until__isnull=True)
        _Year(body, at, random.Random(seed), every=1 if short == "tanphu" else 2).tell()


class _Year:
    """One commune's year, told day by day back from today."""

    def __init__(self, body: Body, at: datetime, chance: random.Random, *, every: int) -> None:
        self.body, self.at, self.chance, self.every = body, at, chance, every
        self.ward = body.place.full_name
        self.today = at.date()
        self.picture: Any = None
        self.rows: list[Disclosure] = []

    def tell(self) -> None:
        self._plan()
        for n, (item, title, number, summary, text) in enumerate(DISCLOSED):
            if n % self.every == 0 or item in (EXPIRED, LIVE):
                self._disclose(n, item, self._said(title), number, self._said(summary), self._said(text))
        self._papers()
        self._waiting()
        self._unlucky()
        self._questions()
        self._news()

    def _said(self, words: str) -> str:
        """The words as this commune says them."""
        if self.every > 1:
            for one, other in OTHERWISE.items():
                words = words.replace(one, other)
        return words.replace("{w}", self.ward)

    def _moment(self, day: date, hour: int = 9) -> datetime:
        return self.at.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=self.chance.randrange(60))

    def _plan(self) -> None:
        year = self.today.year
        day = max(date(year, 1, 12), self.today - timedelta(days=320))
        plan = commands.draft_plan(body=self.body, year=year, by="system", at=self._moment(day))
        sessions = [each for each in (date(year, 7, 8), date(year, 12, 9)) if each > day]
        self.plan = commands.adopt_plan(
            plan_id=plan.pk, adopted_on=day, number=f"04/KH-UBND ({year})", sessions=sessions, by="system", at=self._moment(day)
        )  # fmt: skip

    def _disclose(self, n: int, item: str, title: str, number: str, summary: str, text: str) -> None:
        back = self._days_back(n, item)
        decided = _working(self.today - timedelta(days=back))
        slow = n % 9 == 5
        day = min(_working(decided + timedelta(days=11 if slow else self.chance.choice((1, 2, 3)))), self.today)
        moment = self._moment(day)
        row = commands.enter_decision(
            body=self.body, item=item, title=title, decided_on=decided, number=number, planned=self._planned(item, title), by="system",
            at=self._moment(max(decided, day - DAY)), synthetic=True,
        )  # fmt: skip
        commands.write_text(
            disclosure_id=row.pk, title=title, summary=summary, text=text, by="system", at=moment
        )  # fmt: skip
        if (item in (EXPIRED, LIVE) and "rà soát" in title) or item == EXPIRED:
            self._names(row, item, moment)
        row = commands.publish(disclosure_id=row.pk, since=day, by="system", at=moment)
        self._prove(row, day, missing=n % 7 == 4)
        if n % 8 == 3:
            self._correct(row, day)
        self.rows.append(row)

    def _days_back(self, n: int, item: str) -> int:
        if item == EXPIRED:
            return 250
        if item == LIVE:
            return 16 + n % 3
        return 18 + (len(DISCLOSED) - n) * 11

    def _planned(self, item: str, title: str) -> Any:
        """The planned period a title speaks of, if it still waits."""
        for mark, period in (("quý I ", "Q1"), ("quý II ", "Q2"), ("quý III ", "Q3"), ("6 tháng ", "H1")):
            if item == "11.2" and mark in title + " ":
                found = Disclosure.objects.filter(
                    body=self.body, item=item, stage="planned", period__endswith=period
                ).first()
                return found.pk if found else None
        return None

    def _prove(self, row: Disclosure, day: date, *, missing: bool) -> None:
        wanted = [Form(form) for form in row.parts if form != "portal"]
        for form in wanted[:-1] if missing and len(wanted) > 1 else wanted:
            when = min(day + timedelta(days=self.chance.randrange(2)), self.today)
            moment = self._moment(when, 15)
            given: dict[str, Any] = {"disclosure_id": row.pk, "form": form, "since": when, "by": "system", "at": moment}
            if form is Form.POSTING:
                proof = commands.prove(
                    **given, where="Bảng tin trụ sở và nhà văn hóa các khu phố", picture_name="bang-tin.jpg", **self._picture(),
                    picture_text="Bảng tin trước trụ sở, văn bản dán ở giữa",
                )  # fmt: skip
                self.picture = proof.picture
            elif form is Form.RADIO:
                last = min(when + timedelta(days=2), self.today)
                commands.prove(
                    **{**given, "at": self._moment(last, 18)}, last=last, where="Cụm loa khu phố 1–14, 17 giờ 30"
                )
            else:
                commands.prove(**given, receivers=_heads(), where="Giao tận tay, ký sổ giao nhận")

    def _picture(self) -> dict[str, Any]:
        """The board's picture, checked once: it shows every paper on it."""
        return {"kept_picture": self.picture} if self.picture else {"picture": _board()}

    def _names(self, row: Disclosure, item: str, moment: datetime) -> None:
        people = [
            f"{self.chance.choice(FAMILY)} {self.chance.choice(MIDDLE)} {self.chance.choice(GIVEN)}" for _ in range(24)
        ]
        if item == EXPIRED:
            columns = [Column.NAME, Column.BORN, Column.GROUP]
            cells = [
                [name, str(self.chance.randrange(2000, 2008)), f"Khu phố {self.chance.randrange(1, 15)}"]
                for name in people
            ]
        else:
            columns = [Column.NAME, Column.GROUP, Column.RESULT]
            cells = [[name, f"Khu phố {self.chance.randrange(1, 15)}", "Hộ cận nghèo"] for name in people[:12]]
        commands.list_names(disclosure_id=row.pk, columns=columns, rows=cells, by="system", at=moment)

    def _correct(self, row: Disclosure, day: date) -> None:
        row.refresh_from_db()
        moment = self._moment(min(day + timedelta(days=6), self.today), 10)
        commands.correct(
            disclosure_id=row.pk, title=row.title, summary=row.summary, text=row.text.replace("triệu đồng", "triệu đồng (đã làm tròn)") + "\nĐã bổ sung bảng chi tiết theo câu hỏi của người dân.",
            reason="Bổ sung bảng chi tiết, ghi rõ số đã làm tròn", by="system", at=moment,
        )  # fmt: skip

    def _papers(self) -> None:
        """The lists of the quarters that are over and the report of the summer session, signed; in the first commune only."""
        if self.every > 1:
            return
        given: dict[str, Any] = {"plan_id": self.plan.pk, "by": "system"}
        for quarter, last in periods(Cycle.QUARTERLY, self.plan.year):
            if last < self.today:
                at = self._moment(_working(last))
                self._signed(commands.draft_register(quarter=quarter, at=at, **given).pk, at)
                commands.post_register(quarter=quarter, at=at, **given)
        for session in self.plan.sessions:
            if session < self.today:
                at = self._moment(_working(session - timedelta(days=2)))
                self._signed(commands.draft_report(session=session, at=at, **given).pk, at)
                commands.send_report(session=session, at=at, **given)

    def _signed(self, paper_id: Any, at: datetime) -> None:
        sign(paper_id=paper_id, office="Chủ tịch", name="Nguyễn Hữu Lâm", version=1, by="system", at=at)

    def _waiting(self) -> None:
        """One decision past its day, one still in time."""
        for title, back in (
            ("Kết quả lấy phiếu tín nhiệm tại HĐND phường", 15),
            ("Quyết định phê duyệt sửa nhà văn hóa khu phố 5", 1),
        ):
            decided = _working(self.today - timedelta(days=back))
            commands.enter_decision(
                body=self.body, item="11.10" if "phiếu" in title else "11.3", title=title, decided_on=decided, number="240/QĐ", by="system",
                at=self._moment(decided), synthetic=True,
            )  # fmt: skip

    def _unlucky(self) -> None:
        """One taken down before the law lets it go."""
        row = next((each for each in reversed(self.rows) if each.item == "11.14"), self.rows[-1])
        row = commands.enter_decision(
            body=self.body, item="11.3", title="Danh mục đất công cho thuê ngắn hạn", decided_on=_working(self.today - timedelta(days=13)),
            number="231/TB-UBND", by="system", at=self._moment(_working(self.today - timedelta(days=12))), synthetic=True,
        )  # fmt: skip
        day = _working(self.today - timedelta(days=11))
        commands.write_text(
            disclosure_id=row.pk, title=row.title, summary="Bảy khu đất công được cho thuê theo năm, đấu giá công khai.",
            text="Danh mục bảy khu đất, diện tích và giá khởi điểm.", by="system", at=self._moment(day),
        )  # fmt: skip
        commands.publish(disclosure_id=row.pk, since=day, by="system", at=self._moment(day))
        commands.take_down(
            disclosure_id=row.pk, reason="Danh mục ghi nhầm một khu đất đang tranh chấp; sẽ công khai lại bản đúng.", by="system",
            at=self._moment(min(day + timedelta(days=4), self.today)),
        )  # fmt: skip

    def _questions(self) -> None:
        for n, (name, text, answer) in enumerate(QUESTIONS):
            row = self.rows[(n * 5 + 2) % len(self.rows)]
            asked = max(self.today - timedelta(days=14 - n), row.since or self.today)
            kept = commands.ask(
                disclosure_id=row.pk, text=self._said(text), name=name, key=f"demo{n}", at=self._moment(min(asked, self.today)), by="system"
            )  # fmt: skip
            later = self._moment(min(asked + timedelta(days=3), self.today), 16)
            if answer or n == 4:
                commands.show_question(question_id=kept.question.pk, by="system", at=later)
            if answer:
                commands.answer_question(question_id=kept.question.pk, answer=self._said(answer), by="system", at=later)

    def _news(self) -> None:
        for n, (genre, title, summary, text) in enumerate(PAGES):
            moment = self._moment(self.today - timedelta(days=3 + n * 9))
            page = commands.write_page(
                body=self.body, genre=Genre(genre), title=self._said(title), summary=self._said(summary), text=self._said(text), by="system", at=moment, synthetic=True
            )  # fmt: skip
            commands.open_page(page_id=page.pk, by="system", at=moment)
            for m, (name, words, state) in enumerate(COMMENTS if n == 0 else ()):
                _code, kept = commands.comment(
                    page_id=page.pk, text=self._said(words), name=name, key=f"demo{m}", at=moment, by="system"
                )
                if state != "waiting":
                    commands.judge_comment(
                        comment_id=kept.pk, show=state == "shown", ground=Ground.ADVERT if state == "refused" else None, by="system", at=moment
                    )  # fmt: skip


def _working(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _heads() -> list[str]:
    """Fourteen groups and who took the paper."""
    return [
        f"Khu phố {number}, {FAMILY[number % len(FAMILY)]} {MIDDLE[number % len(MIDDLE)]} {GIVEN[number % len(GIVEN)]}"
        for number in range(1, 15)
    ]


def _board() -> bytes:
    """A drawn notice board: nobody's photograph."""
    from PIL import Image, ImageDraw

    sheet = Image.new("RGB", (960, 640), (176, 142, 96))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((40, 40, 920, 600), fill=(228, 214, 190), outline=(92, 64, 36), width=10)
    for left, top in ((90, 90), (370, 90), (650, 90), (90, 350), (370, 350), (650, 350)):
        pen.rectangle((left, top, left + 220, top + 220), fill=(250, 250, 246), outline=(150, 150, 150))
        for row in range(7):
            pen.line(
                (left + 20, top + 40 + row * 24, left + 200 - (row % 3) * 30, top + 40 + row * 24),
                fill=(90, 90, 90),
                width=4,
            )
    made = io.BytesIO()
    sheet.save(made, "JPEG", quality=80)
    return made.getvalue()

"""A year of two communes' boards: inspections answered, late and refused; a project with defects mended and one open; reports sent."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.timezone import get_current_timezone

from caunoi.boards import commands as boards
from caunoi.boards import queries as board_queries
from caunoi.boards.models import Board
from caunoi.boards.words import Answer, Kind
from caunoi.check import commands
from caunoi.check.models import Project
from caunoi.check.rules import periods_of
from caunoi.check.words import Judged, Looks
from caunoi.places import queries as places
from caunoi.places.models import Body

from . import told
from .pictures import drawn

TOLD_VI = "Nạp cuộc kiểm tra, công trình được giám sát, nhật ký, báo cáo mẫu của các ban…"
TOLD_EN = "Loading the boards' sample inspections, supervised projects, site logs and reports…"
CLERK = "system"
_KEYS = UUID("6b9d9c1e-6f0a-4c0b-8a43-5f1b3e7d2a90")


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load them once, as the system, for boards that are there already."""
    today = timezone.localdate(at)
    for short, code in communes.items():
        place, committee = places.place_on(code, today), places.body_on(f"ubnd.{code}", today)
        if place is None or committee is None:
            continue
        running = list(board_queries.boards_of(place, today))
        made = _Commune(committee, at, told.STORIES[short])
        for board in running:
            if board.kind == Kind.INSPECTION.value:
                made.inspections(board)
                made.reports(board)
            if board.kind == Kind.INVESTMENT.value:
                made.running(board)
        for board in board_queries.ended_boards(place, today):
            if board.kind == Kind.INVESTMENT.value:
                made.ended(board)


@dataclass(frozen=True, slots=True)
class _Commune:
    """One commune's year, told in days before today."""

    committee: Body
    at: datetime
    story: told.Story

    @property
    def today(self) -> date:
        """The day the demo is loaded."""
        return timezone.localdate(self.at)

    def back(self, days: int, hour: int = 9) -> datetime:
        """A morning so many days ago; ahead, where below nought."""
        return datetime.combine(self.today - timedelta(days=days), time(hour), get_current_timezone())

    def inspections(self, board: Board) -> None:
        """Inspections concluded over the year, one whose day is near, one whose plan is not sent."""
        for each in self.story.inspections:
            begun = self.back(each.ago + 40 if each.ago > 0 else 25)
            row = commands.plan_inspection(
                board_id=board.pk, what=each.what, on=self.back(each.ago).date(), scope=each.scope, inspected=self.committee, by=CLERK, at=begun, synthetic=True
            )  # fmt: skip
            if not each.sent:
                continue
            on = (row.item.notice_due or row.item.due) - timedelta(days=3)
            commands.send_plan(inspection_id=row.pk, on=on, by=CLERK, at=datetime.combine(on, time(10), get_current_timezone()))  # fmt: skip
            if each.ago <= 0:
                continue
            there = self.back(each.ago, 15)
            for number, (looks, spot, text, alt) in enumerate(each.findings):
                finding = commands.add_finding(
                    number=uuid5(_KEYS, f"{row.pk} {number}"), inspection_id=row.pk, looks=looks, text=text, spot=spot, by=CLERK, at=there,
                    photos=[drawn(alt, number)] if alt else [], alts=(alt,),
                )  # fmt: skip
                self._show(finding, alt, there)
            for asked in each.asked:
                made = commands.recommend_after_inspection(inspection_id=row.pk, to=self.committee, what=asked.what, spot=asked.spot, by=CLERK, at=there)  # fmt: skip
                self._answered(made.advice_id, asked, each.ago)
            commands.conclude(inspection_id=row.pk, conclusion=each.conclusion, by=CLERK, at=self.back(each.ago, 17))

    def running(self, board: Board) -> None:
        """A project under supervision: its log, defects mended, promised, and one nobody has answered."""
        row = self._project(board, self.story.project, begun=165, watched=118)
        for ago, looks, spot, text, alt in self.story.log:
            self._log(row, ago, looks, spot, text, alt)
        for asked in self.story.defects:
            made = commands.open_defect(project_id=row.pk, to=self.committee, what=asked.what, spot=asked.spot, by=CLERK, at=self.back(asked.ago))  # fmt: skip
            self._answered(made.advice_id, asked, asked.ago)

    def ended(self, board: Board) -> None:
        """A project whose supervision ended with a report."""
        row = self._project(board, self.story.finished, begun=395, watched=345)
        for ago, looks, spot, text, alt in self.story.finished_log:
            self._log(row, ago, looks, spot, text, alt)
        commands.end_supervision(
            project_id=row.pk, on=self.back(206).date(), result=self.story.finished_result, by=CLERK, at=self.back(206)
        )

    def reports(self, board: Board) -> None:
        """Reports of the quarters and half-years that are over, the running year's last one begun."""
        for period in [*periods_of(self.today.year - 1), *periods_of(self.today.year)]:
            over = period.until <= self.today
            if (
                period.until <= board.since
                or period.since > self.today
                or (not over and not period.code.endswith("Q4"))
            ):
                continue
            at = (
                datetime.combine(period.until, time(9), get_current_timezone()) + timedelta(days=4) if over else self.at
            )
            if timezone.localdate(at) > self.today:
                at = self.at
            report = commands.draft_report(board_id=board.pk, period=period.code, by=CLERK, at=at, synthetic=True)
            commands.write_report(
                report_id=report.pk, remarks=self.story.remarks, ahead=self.story.ahead, edition=1, by=CLERK, at=at
            )
            if over:
                commands.send_report(report_id=report.pk, by=CLERK, at=at)

    def _project(self, board: Board, sheet: dict[str, Any], *, begun: int, watched: int) -> Project:
        row = commands.open_project(
            board_id=board.pk, starts_on=self.back(watched - 10).date(), ends_on=self.back(watched - 200).date(), supervise_from=self.back(watched).date(), by=CLERK,
            at=self.back(begun), synthetic=True, **sheet,
        )  # fmt: skip
        return commands.tell_investor(project_id=row.pk, on=self.back(begun - 1).date(), by=CLERK, at=self.back(begun - 1))  # fmt: skip

    def _log(self, row: Project, ago: int, looks: Looks, spot: str, text: str, alt: str) -> None:
        there = self.back(ago, 16)
        entry = commands.log(
            number=uuid5(_KEYS, f"{row.pk} {ago}"), project_id=row.pk, on=there.date(), looks=looks, text=text, spot=spot, by=CLERK, at=there,
            photos=[drawn(alt, ago)] if alt else [], alts=(alt,),
        )  # fmt: skip
        self._show(entry, alt, there)

    def _show(self, owner: Any, alt: str, at: datetime) -> None:
        for exhibit in owner.exhibits.all():
            commands.show_exhibit(exhibit_id=exhibit.pk, alt=alt, by=CLERK, at=at)

    def _answered(self, advice_id: int, asked: told.Asked, ago: int) -> None:
        if asked.answer is None:
            return
        answered = self.back(ago - asked.after)
        promised = timezone.localdate(answered) + timedelta(days=asked.promised)
        boards.answer_advice(
            advice_id=advice_id, answer=asked.answer, words=asked.words, by=CLERK, at=answered,
            promised_on=None if asked.answer is Answer.EXPLAINED else promised,
        )  # fmt: skip
        if not asked.outcome:
            return
        done = self.back(max(ago - asked.after - asked.promised + 2, 1))
        photos = [drawn(asked.alt, ago)] if asked.alt else []
        boards.settle_advice(advice_id=advice_id, outcome=asked.outcome, files=photos, by=CLERK, at=done)
        if asked.judged:
            commands.judge(advice_id=advice_id, judged=Judged.CONFIRMED, words=asked.judged, by=CLERK, at=done + timedelta(hours=6))  # fmt: skip

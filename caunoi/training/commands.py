"""Planning courses and sessions, listing who comes, taking attendance, keeping material."""

import hashlib
import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from caunoi.access.context import as_system
from caunoi.access.queries import bodies_near, roles_in
from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.files.commands import share_files, store
from caunoi.identity import sealing
from caunoi.identity.models import Person
from caunoi.indicators.catalogue import indicators
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from . import rules
from .facts import Attended, CoursePlanned, SessionSet
from .models import Attendance, Course, CourseSession, SessionCode
from .words import Way

Actor = Person | str


def _must_work(by: Actor, body: Body) -> None:
    if isinstance(by, Person):
        must_hold(roles_in(by, body), Role.HANDLER, body.name)


def _ref(by: Actor) -> str:
    return by.ref if isinstance(by, Person) else by


def _course(course_id: uuid.UUID, by: Actor) -> Course:
    found = Course.objects.select_for_update(of=("self",)).select_related("body").filter(pk=course_id).first()
    if found is None:
        raise Refusal("Không thấy lớp này.", "There is no such course.")
    _must_work(by, found.body)
    return found


def _session(session_id: uuid.UUID, by: Actor) -> CourseSession:
    found = (
        CourseSession.objects.select_for_update(of=("self",))
        .select_related("course__body")
        .filter(pk=session_id)
        .first()
    )
    if found is None:
        raise Refusal("Không thấy buổi học này.", "There is no such session.")
    _must_work(by, found.course.body)
    if found.cancelled:
        raise Refusal("Buổi học này đã hủy.", "This session was called off.")
    return found


@transaction.atomic
def plan_course(
    *,
    body: Body,
    year: int,
    title: str,
    hours: int,
    by: Actor,
    at: datetime,
    goal: str = "",
    audience: str = "",
    indicator: str = "",
    synthetic: bool = False,
) -> Course:
    """Put a course on a body's plan of a year; it names the indicator it is to better, if there is one."""
    _must_work(by, body)
    if indicator and indicator not in indicators():
        raise Refusal("Không có chỉ tiêu này.", "There is no such indicator.", field="indicator")
    if not 5 <= len(clean(title)) <= 300:
        raise Refusal("Tên lớp từ 5 đến 300 ký tự.", "The title has 5 to 300 characters.", field="title")
    if not 1 <= hours <= 400:
        raise Refusal("Số tiết từ 1 đến 400.", "1 to 400 hours.", field="hours")
    row = Course.objects.create(
        body=body,
        year=year,
        title=clean(title),
        hours=hours,
        goal=clean(goal)[:4000],
        audience=clean(audience)[:500],
        indicator=indicator,
        synthetic=synthetic,
    )
    record(CoursePlanned(body=body.code, year=year, indicator=indicator), about=row.ref, by=_ref(by), at=at)
    return row


@transaction.atomic
def set_session(
    *,
    course_id: uuid.UUID,
    starts_at: datetime,
    ends_at: datetime,
    venue: str,
    trainer: str,
    seats: int,
    by: Actor,
    at: datetime,
) -> CourseSession:
    """Set a session; the same course twice at one time is one session."""
    row = _course(course_id, by)
    rules.must_run(starts_at, ends_at)
    if len(clean(venue)) < 3 or len(clean(trainer)) < 3:
        raise Refusal("Hãy ghi địa điểm và giảng viên.", "Give the venue and the trainer.", field="venue")
    if not 1 <= seats <= 5000:
        raise Refusal("Số chỗ từ 1 đến 5000.", "1 to 5000 seats.", field="seats")
    try:
        with transaction.atomic():
            made = CourseSession.objects.create(
                course=row,
                starts_at=starts_at,
                ends_at=ends_at,
                venue=clean(venue)[:300],
                trainer=clean(trainer)[:300],
                seats=seats,
            )
    except IntegrityError as twice:
        raise Refusal(
            "Lớp đã có buổi học vào giờ này.", "The course has a session at this time.", field="starts_at"
        ) from twice
    SessionCode.objects.create(session=made, organiser=row.body, code=sealing.new_code())
    record(SessionSet(session=str(made.pk), starts_at=starts_at), about=row.ref, by=_ref(by), at=at)
    return made


@transaction.atomic
def call_off(*, session_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> CourseSession:
    """Call a session off that nobody has attended, with the reason kept."""
    row = _session(session_id, by)
    if len(clean(reason)) < 5:
        raise Refusal("Hãy ghi lý do hủy.", "Give the reason.", field="reason")
    if row.attendances.filter(attended_at__isnull=False).exists():
        raise Refusal("Buổi học đã có người dự nên không hủy được.", "Somebody attended; it cannot be called off.")
    row.cancelled = clean(reason)[:1000]
    row.save(update_fields=["cancelled"])
    fact = SessionSet(
        session=str(row.pk), starts_at=row.starts_at, cancelled=hashlib.sha256(row.cancelled.encode()).hexdigest()
    )
    record(fact, about=row.course.ref, by=_ref(by), at=at)
    return row


@transaction.atomic
def enlist(
    *, session_id: uuid.UUID, person: Person, by: Actor, at: datetime, body: Body | None = None
) -> Attendance:  # fmt: skip
    """Put an officer on the list for a body they belong to; listed twice is listed once. Their body may open the material from now on."""
    row = _session(session_id, by)
    works = bodies_near(person)
    if not works or (body is not None and body not in works):
        raise Refusal("Người này không làm việc ở cơ quan đó.", "This person does not work there.", field="username")
    # Whoever works in several bodies comes for the one they hold most roles in.
    body = body or max(works, key=lambda each: len(roles_in(person, each)))
    there = row.attendances.filter(person=person).first()
    if there is not None:
        return there
    rules.must_have_room(row.attendances.count(), row.seats)
    made = Attendance.objects.create(session=row, organiser=row.course.body, person=person, body=body, listed_at=at)
    record(Attended(session=str(row.pk), member=person.ref), about=row.course.ref, by=_ref(by), at=at)
    with as_system():
        share_files(about=row.course.ref, body=body, by=_ref(by), at=at)
    return made


@transaction.atomic
def take_sheet(*, session_id: uuid.UUID, present: Collection[int], by: Actor, at: datetime) -> int:
    """Take attendance from the signed sheet, after the session began; how many are new."""
    row = _session(session_id, by)
    if at < row.starts_at:
        raise Refusal("Buổi học chưa bắt đầu.", "The session has not begun.")
    return sum(
        _attend(each, Way.SHEET, _ref(by), at)
        for each in row.attendances.select_related("session__course", "person").filter(pk__in=list(present))
    )


@transaction.atomic
def check_in(*, code: str, by: Person, at: datetime) -> CourseSession:
    """An officer on the list takes their own attendance with the code on the wall, while the session runs."""
    with as_system():
        wall = SessionCode.objects.select_related("session__course").filter(code=code[:40]).first()
        if wall is None or wall.session.cancelled:
            raise Refusal("Mã điểm danh không đúng.", "The code is wrong.")
        rows = Attendance.objects.select_for_update(of=("self",)).select_related("session__course", "person")
        mine = rows.filter(session=wall.session, person=by).first()
        if mine is None:
            raise Refusal(
                "Bạn chưa có tên trong danh sách. Hãy báo người tổ chức.",
                "You are not on the list. Tell the organiser.",
            )
        rules.must_be_in_time(wall.session.starts_at, wall.session.ends_at, at)
        _attend(mine, Way.CODE, by.ref, at)
    return wall.session


def _attend(row: Attendance, way: Way, by: str, at: datetime) -> bool:
    if row.attended_at is not None:
        return False
    row.attended_at, row.way, row.certificate = at, way.value, sealing.new_code()
    row.save(update_fields=["attended_at", "way", "certificate"])
    record(
        Attended(session=str(row.session_id), member=row.person.ref, way=way.value),
        about=row.session.course.ref,
        by=by,
        at=at,
    )
    return True


@transaction.atomic
def add_material(*, course_id: uuid.UUID, files: Collection[Any], by: Actor, at: datetime) -> int:
    """Keep files of a course for those on its lists."""
    row = _course(course_id, by)
    bodies = sorted(
        set(Attendance.objects.filter(session__course=row).values_list("body_id", flat=True)) - {row.body_id}
    )
    for each in files:
        store(content=each.read(), name=each.name, about=row.ref, body=row.body, seen_by=bodies, by=by, at=at)
    return len(files)

"""Courses, their sessions, who is on the list and who came."""

import uuid

from django.db import models
from django.db.models import F, Q

from .words import Way


class Course(models.Model):
    """A course a body plans for a year, and which indicator it is to better."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    title = models.TextField()
    goal = models.TextField(default="", blank=True)
    audience = models.TextField(default="", blank=True)
    hours = models.SmallIntegerField()
    indicator = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["body", "-year", "title"], name="training_course_of_body")]
        constraints = [models.CheckConstraint(condition=Q(hours__range=(1, 400)), name="training_course_hours")]
        verbose_name = "lớp tập huấn"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and the files name it."""
        return f"course:{self.pk}"


class CourseSession(models.Model):
    """One sitting of a course: when, where, who teaches; ``code`` stands on the wall for attendance."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    venue = models.TextField()
    trainer = models.TextField()
    seats = models.SmallIntegerField()
    cancelled = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["course", "starts_at"], name="training_session_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="training_session_runs"),
        ]
        verbose_name = "buổi học"

    def __str__(self) -> str:
        return f"{self.course}, {self.starts_at:%d/%m/%Y}"


class Attendance(models.Model):
    """A person on the list of a session; ``certificate`` is the code of what they may show."""

    session = models.ForeignKey(CourseSession, on_delete=models.PROTECT, related_name="attendances")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    listed_at = models.DateTimeField()
    attended_at = models.DateTimeField(null=True)
    way = models.TextField(choices=[(w.value, w.vi) for w in Way], default="", blank=True)
    certificate = models.TextField(default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="training_attendance_once")]
        indexes = [models.Index(fields=["person", "session"], name="training_attendance_person")]
        verbose_name = "học viên"

    def __str__(self) -> str:
        return f"{self.person_id}"


class SessionCode(models.Model):
    """The code on the wall of a session, for those who hold it and those in the room."""

    session = models.OneToOneField(CourseSession, on_delete=models.CASCADE, related_name="wall")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    code = models.TextField(unique=True)

    class Meta:
        verbose_name = "mã điểm danh"

    def __str__(self) -> str:
        return str(self.session_id)

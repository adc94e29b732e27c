from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache

from caunoi.access.context import as_system, speaking_for
from caunoi.dialogue import commands
from caunoi.dialogue.models import Dialogue
from caunoi.dialogue.words import Form, Occasion
from tests.stage import NOON, VIETNAM

#: A dialogue twelve days after noon of the tests, and the moment it begins.
BEGINS = datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM)
EVIDENCE = commands.Evidence(
    "bien-ban-nghiem-thu.txt", "Biên bản nghiệm thu cống thoát nước hẻm 12.".encode(), "Biên bản nghiệm thu"
)


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


class Hall:
    """A town's dialogue taken from act to act; each act by the officer whose work it is, at a moment of its own."""

    def __init__(self, town):
        self.town, self.body, self.dialogue = town, town.committee, None
        self.code = ""

    @contextmanager
    def by(self, person, on=None):
        with speaking_for(person.pk, today=on or NOON.date()):
            yield person

    def plan(self, **changed):
        fields = {
            "occasion": Occasion.YEARLY, "form": Form.IN_PERSON, "title": "Thoát nước và vệ sinh đô thị", "chair": "Nguyễn Hữu Lâm",
            "content": "Ngập hẻm khi mưa lớn, thu gom rác, chiếu sáng hẻm.", "chair_office": "Chủ tịch Ủy ban nhân dân phường",
            "starts_at": BEGINS, "asks_until": BEGINS - timedelta(days=1), "venue": "Hội trường Ủy ban nhân dân phường",
            "attend": "Mọi người dân cư trú trên địa bàn; đến trực tiếp, không cần giấy mời.",
        }  # fmt: skip
        at, person = changed.pop("at", NOON), changed.pop("person", self.town.handler)
        body = changed.pop("body", self.body)
        with self.by(person, at.date()):
            self.dialogue = commands.plan(body=body, plan=commands.Plan(**{**fields, **changed}), by=person, at=at)
        return self.dialogue

    def announce(self, at=NOON, person=None):
        person = person or self.town.head
        with self.by(person, at.date()):
            commands.announce(dialogue_id=self.dialogue.pk, by=person, at=at)
        return self.now()

    def start(self, at=BEGINS, person=None):
        person = person or self.town.receiver
        person = self.town.handler if person == self.town.receiver else person
        with self.by(person, at.date()):
            commands.start(dialogue_id=self.dialogue.pk, by=person, at=at)
        return self.now()

    def ask(self, text="Bao giờ hẻm 12 hết ngập mỗi khi mưa lớn?", at=NOON, key=None, show=True, shown=None, **more):
        receipt = commands.ask(dialogue_id=self.dialogue.pk, text=text, key=key or f"{text}{at}", at=at, **more)
        if show:
            with self.by(self.town.receiver, at.date()) as officer:
                commands.show_question(
                    dialogue_id=self.dialogue.pk, number=receipt.number, shown=shown or text, by=officer, at=at
                )
        return receipt

    def group(self, numbers, title="Bao giờ hẻm hết ngập?", at=NOON):
        with self.by(self.town.receiver, at.date()) as officer:
            return commands.make_group(dialogue_id=self.dialogue.pk, title=title, numbers=numbers, by=officer, at=at)

    def act(self, name, person=None, at=BEGINS, **fields):
        person = person or self.town.receiver
        with self.by(person, at.date()):
            return getattr(commands, name)(
                dialogue_id=self.dialogue.pk, version=self.now().version, by=person, at=at, **fields
            )

    def close(self, at=BEGINS + timedelta(hours=3), **fields):
        fields = {"attended": 120, "rest_body": self.body, "rest_due": date(2026, 12, 22), **fields}
        return self.act("close", self.town.handler, at, **fields)

    def minutes(self, at=BEGINS + timedelta(days=2)):
        with self.by(self.town.head, at.date()) as head:
            paper = commands.draft_minutes(dialogue_id=self.dialogue.pk, by=head, at=at)
            return commands.sign_minutes(dialogue_id=self.dialogue.pk, version=paper.version, by=head, at=at)

    def publish(self, at=BEGINS + timedelta(days=3), person=None):
        person = person or self.town.head
        with self.by(person, at.date()):
            commands.publish(
                dialogue_id=self.dialogue.pk, summary="Phường tiếp thu và hứa làm ba việc.", by=person, at=at
            )
        return self.now()

    def now(self):
        with as_system():
            self.dialogue = Dialogue.objects.select_related("body", "place").get(pk=self.dialogue.pk)
        return self.dialogue

    def duties(self, rule, about=None):
        from caunoi.duties.models import Duty

        with as_system():
            return list(
                Duty.objects.filter(rule=rule, **({"about": about} if about else {})).order_by("opened_at", "due")
            )


@pytest.fixture
def hall(town):
    return Hall(town)


@pytest.fixture
def announced(hall):
    hall.plan()
    hall.announce()
    return hall


@pytest.fixture
def live(announced):
    """The hall open, with two grouped questions and one alone."""
    announced.first = announced.ask("Bao giờ hẻm 12 hết ngập mỗi khi mưa lớn?", email="lan@vidu.vn")
    announced.second = announced.ask("Hẻm 12 cứ mưa lớn là ngập, bao giờ mới hết?", email="hoa@vidu.vn")
    announced.third = announced.ask(
        "Đèn đường trước trường tiểu học tắt nhiều tháng, khi nào sửa?", email="binh@vidu.vn"
    )
    announced.flood = announced.group([1, 2])
    announced.start()
    return announced


@pytest.fixture
def promised(live):
    """A promise made in the hall, closed, published."""
    live.act("call_up", group_id=live.flood.pk)
    live.act("answer", group_id=live.flood.pk, text="Phường sẽ nạo vét cống và nâng hẻm.")
    live.promise = live.act(
        "promise",
        group_id=live.flood.pk,
        what="Nạo vét toàn bộ cống hẻm 12.",
        body=live.town.bodies["phong-kt"],
        due=date(2026, 12, 20),
    )
    live.close()
    live.minutes()
    live.publish()
    return live

"""Who keeps a body's accounts has no business with its records: not by page, table, file, search, calendar or token; nor does a second role lead round a wall."""

import re

import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from caunoi.access.context import as_system, narrow_to, speaking_for
from caunoi.access.queries import bodies_near, bodies_of, works_in
from caunoi.access.words import Role
from caunoi.duties.models import Duty
from caunoi.files.commands import store
from caunoi.files.queries import openable_by
from caunoi.journeys.calendar import content_of
from caunoi.kernel.refusal import Refusal
from caunoi.know.models import Disclosure
from caunoi.mandate.models import Task
from caunoi.notices.commands import draft_paper, queue_message
from caunoi.notices.tests.factories import notice
from caunoi.notices.words import Channel
from caunoi.reception.tests.conftest import hall, today  # noqa: F401 the desk and its open reception
from caunoi.search.queries import search
from caunoi.voice.commands import assign
from tests.stage import NOON
from tests.test_office_wall import MARKER, crawl
from tests.town import officer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]
DAY = NOON.date()
#: What the town's committee keeps below, by table: every one of them is behind a wall.
KEPT = {
    "voice_petition", "voice_petitioner", "voice_petitionstep", "reception_visit", "reception_visitmatter", "duties_duty", "files_storedfile", "notices_issuedpaper",
    "notices_message", "mandate_task", "know_disclosure", "search_foundrecord",
}  # fmt: skip


@pytest.fixture
def about(filed, town, hall, today):  # noqa: F811
    """The committee's records of every kind, each with a word nothing else has; the petition's reference."""
    receipt = filed(title=f"Đèn đường hẻm {MARKER} tắt đã hai tuần", text=f"Đèn hẻm {MARKER} tắt từ đầu tháng, đi lại nguy hiểm.")  # fmt: skip
    ref, told = f"voice:{receipt.petition}", {"by": "system", "at": NOON}
    hall.noted(hall.received(hall.queued(today)), content=f"Xin lắp đèn ở hẻm {MARKER}, đi lại nguy hiểm.")
    with as_system():
        store(content=f"Đơn về hẻm {MARKER}".encode(), name="don.txt", about=ref, body=town.committee, seen_by=[town.committee.pk], **told)  # fmt: skip
        draft_paper(paper=notice(summary=f"Về đèn hẻm {MARKER}"), code="notice", name=f"Thông báo {MARKER}", about=ref, body=town.committee, **told)  # fmt: skip
        queue_message(about=ref, channel=Channel.EMAIL, to="lan@vidu.vn", subject=MARKER, body=MARKER, sender_body=town.committee, **told)  # fmt: skip
        Task.objects.create(giver=town.bodies["city"], root=town.bodies["city"], body=town.committee, duty=f"Sửa đèn hẻm {MARKER}", due=DAY, assigned_on=DAY, source_ref="test:1")  # fmt: skip
        Disclosure.objects.create(
            body=town.committee, place=town.place, province=town.province, family="agency", item="a.1", title=f"Thưởng cuối năm {MARKER}", stage="posted", due=DAY, decided_on=DAY,
            version=1, posted_at=NOON, since=DAY, inside=True,
        )  # fmt: skip
    return ref


@pytest.fixture
def people(town):
    """Who administers alone, who also receives, who receives alone, who holds nothing."""
    with as_system():
        alone = officer("quantri", "Ngô Quản Trị", (town.committee, [Role.ADMINISTRATOR]))
        both = officer("kiemnhiem", "Ngô Kiêm Nhiệm", (town.committee, [Role.ADMINISTRATOR, Role.RECEIVER]))
    return {"alone": alone, "both": both, "receiver": town.receiver, "nobody": town.stranger}


def rows(person, scope=None):
    """How many rows of each walled table a person reads."""
    with speaking_for(person.pk, today=DAY), connection.cursor() as cursor:
        if scope:
            narrow_to(*scope)
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p') ORDER BY relname")
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables))
        found = dict(cursor.fetchall())
        cursor.execute("SELECT set_config('caunoi.scope', '', true)")
    return found


def test_an_administrator_reads_what_somebody_without_a_role_reads_and_a_second_role_its_own(about, people, town):
    seen = {name: rows(person) for name, person in people.items()}

    assert len(seen["alone"]) > 100
    assert seen["alone"] == seen["nobody"]
    assert seen["both"] == seen["receiver"]
    assert {table for table, count in seen["both"].items() if count > seen["nobody"][table]} >= KEPT
    assert rows(people["alone"], (town.committee.pk, "administrator")) == seen["nobody"]


def test_an_administrator_opens_finds_and_is_given_nothing(about, people, town):
    alone, both = people["alone"], people["both"]
    keys = {"uuid": about.partition(":")[2], "petition_id": about.partition(":")[2], "place": town.place.code, "code": town.committee.code, "body_code": town.committee.code, "ref": about}  # fmt: skip
    with time_machine.travel(NOON, tick=False):
        found, opened = crawl(alone, keys, re.compile(r"^can-bo/($|don|tiep-dan|nhiem-vu|van-ban|tim|cong-khai|so-ket|ket-noi)|^(tep|van-ban)/|^api/v1/desk"))  # fmt: skip
        known, _opened = crawl(both, keys, re.compile(r"^can-bo/don/(<uuid:petition_id>/)?$|^can-bo/tim"))
        with speaking_for(alone.pk, today=DAY):
            assert search("tắt hai tuần").count == 0
            assert not openable_by(alone).exists()
            with pytest.raises(Refusal, match="không làm việc tại"), as_system():
                assign(petition_id=keys["uuid"], handler=alone, by=town.receiver, at=NOON)
        calendars = [content_of(person, NOON).count(b"BEGIN:VEVENT") for person in (alone, both)]

    assert found == []
    assert opened > 100
    assert len(known) >= 2
    assert calendars[0] == 0 < calendars[1]
    assert (bodies_of(alone, DAY), bodies_near(alone, DAY)) == ([], [town.committee])
    assert not works_in(alone, town.committee, DAY)


def test_an_administrator_has_a_desk_of_their_own(client, people, town):
    client.force_login(people["alone"])
    with time_machine.travel(NOON, tick=False):
        home = client.get("/can-bo/")
        pages = {name: client.get(reverse(name)) for name in ("desk:begin", "desk:accounts", "places:bodies", "places:competence", "places:units", "connect:home")}  # fmt: skip
        made = client.post(
            reverse("places:groups", args=[town.place.code]),
            {"kind": "street_group", "name": "1", "since": "19/11/2026", "households": "187"},
        )

    assert home.headers["Location"] == reverse("desk:begin")
    assert {page.status_code for name, page in pages.items() if name != "places:units"} == {200}
    assert pages["places:units"].headers["Location"] == reverse("places:groups", args=[town.place.code])
    assert made.status_code == 302
    menu = pages["desk:begin"].content.decode()
    assert reverse("desk:accounts") in menu
    assert reverse("voice:officer-inbox") not in menu


@pytest.mark.parametrize("near", [Role.ADMINISTRATOR, Role.HANDLER])
def test_a_wall_against_a_body_holds_whatever_else_one_holds_and_whatever_token_one_brings(near, filed, town):
    filed(respondent_bodies=(town.committee,), respondent="Cán bộ một cửa", secret=True)
    city = town.bodies["city"]
    with as_system():
        free = officer("tp", "Phan Thành Phố", (city, [Role.RECEIVER]))
        bound = officer("haivai", "Phan Hai Vai", (city, [Role.RECEIVER]), (town.committee, [near]))

    assert rows(free)["voice_petition"] == rows(free, (city.pk, "receiver"))["voice_petition"] == 1
    for scope in (None, (city.pk, "receiver")):
        seen = rows(bound, scope)
        assert [seen[table] for table in ("voice_petition", "voice_petitioner", "duties_duty", "notices_message")] == [
            0
        ] * 4
        assert seen["search_foundrecord"] == rows(town.stranger)["search_foundrecord"]


def test_a_token_reaches_no_further_than_its_own_role_and_body(filed, town):
    filed()
    with as_system():
        person = officer("theodoi", "Đinh Theo Dõi", (town.bodies["city"], [Role.SUPERVISOR]), (town.bodies["phong-kt"], [Role.HANDLER]))  # fmt: skip
    assert rows(person)["duties_duty"] == Duty.objects.count() + 1

    assert rows(person, (town.bodies["phong-kt"].pk, "handler"))["duties_duty"] == 0
    assert rows(person, (town.bodies["city"].pk, "supervisor"))["duties_duty"] == 1


def test_every_wall_that_hides_asks_for_every_role(db):
    asked = {}
    with connection.cursor() as cursor:
        for function in ("access_my_bodies", "access_near_bodies"):
            hiding = rf"NOT \(+(hidden_from|respondents) && \( SELECT {function}"
            cursor.execute("SELECT count(*) FROM pg_policies WHERE concat(qual, with_check) ~ %s", [hiding])
            [asked[function]] = cursor.fetchone()

    assert asked == {"access_my_bodies": 0, "access_near_bodies": 14}

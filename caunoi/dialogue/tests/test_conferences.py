"""The yearly conference of a residential group: owed by rule, invited in time, written down, published, walled until then."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from caunoi.access.context import as_system, speak_for, speaking_for
from caunoi.access.words import Role
from caunoi.dialogue import commands, queries
from caunoi.dialogue.models import Conference
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.places.commands import establish_place
from caunoi.places.words import PlaceKind
from tests.stage import NOON
from tests.town import officer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]
ON = date(2026, 12, 12)
DESK = "/can-bo/hoi-nghi-cong-dong/"
SAID, AGREED = "Nhiều hộ đề nghị lắp thêm đèn ở cuối hẻm.", "Lắp bốn bóng đèn trước Tết, Tổ trưởng lo liệu."


def on(day, hour=12):
    return NOON.replace(month=day.month, day=day.day, hour=hour)


@pytest.fixture
def group(town):
    """A street group of the town, its committee's officer to write for it."""
    with as_system():
        return establish_place(
            code="",
            kind=PlaceKind.STREET_GROUP,
            name="5",
            parent=town.place,
            since=date(2025, 7, 1),
            by="system",
            at=NOON,
        )


def meeting(**changed):
    told = {
        "on": ON,
        "hour": time(19),
        "venue": "Nhà văn hóa tổ 5",
        "chair": "Lý Văn Tổ",
        "front": "Trần Thị Trận",
        **changed,
    }
    return commands.Meeting(**told)


@pytest.fixture
def planned(town, group):
    with speaking_for(town.handler.pk, today=NOON.date()):
        return commands.plan_conference(place=group, year=2026, meeting=meeting(), by=town.handler, at=NOON)


def held(row, by, present=61, households=90):
    commands.announce_conference(conference_id=row.pk, by=by, at=NOON)
    return commands.hold_conference(
        conference_id=row.pk, households=households, present=present, secretary="Đỗ Thị Ghi", said=SAID, concluded=AGREED, by=by, at=on(ON, 21)
    )  # fmt: skip


def test_every_group_owes_one_by_the_years_end_and_the_published_minutes_meet_it(town, group, planned):
    with as_system():
        first, again = (commands.open_conferences(year=2026, by="clock", at=NOON) for _ in range(2))
        duty = Duty.objects.get(about=queries.about_conference(group, 2026))
        held(planned, "system")
        before = Duty.objects.get(pk=duty.pk).settled_on
        commands.publish_conference(conference_id=planned.pk, by="system", at=on(date(2026, 12, 14)))
        met = Duty.objects.get(pk=duty.pk)

    assert (first >= 1, again, duty.due, duty.owed_by.place_id) == (True, 0, date(2026, 12, 31), group.pk)
    assert "Điều 33" in duty.cite
    assert (before, met.settled_on, met.evidence) == (None, ON, planned.ref)


@pytest.mark.parametrize(("invited", "refused"), [(ON - timedelta(days=5), False), (ON - timedelta(days=4), True)])
def test_households_are_invited_five_days_before_or_not_at_all(planned, invited, refused):
    with as_system():
        if refused:
            with pytest.raises(Refusal, match=r"ít nhất 5 ngày, chậm nhất 07/12/2026"):
                commands.announce_conference(conference_id=planned.pk, by="system", at=on(invited))
        else:
            assert (
                commands.announce_conference(conference_id=planned.pk, by="system", at=on(invited)).stage == "announced"
            )


def test_the_account_of_the_year_comes_from_records_and_is_frozen_when_the_notice_goes_out(planned):
    with as_system():
        row = commands.announce_conference(conference_id=planned.pk, by="system", at=NOON)
        frozen = row.account
        commands.hold_conference(
            conference_id=row.pk,
            households=90,
            present=50,
            secretary="Đỗ Ghi",
            said=SAID,
            concluded=AGREED,
            by="system",
            at=on(ON),
        )
        row.refresh_from_db()

    assert row.account == frozen
    assert all({"vi", "en", "lines"} == set(chapter) for chapter in frozen)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"present": 0}, "từ 1 đến 90"), ({"present": 91}, "từ 1 đến 90"), ({"households": 0}, "tổng số hộ"), ({"said": "gọi ông Ba số 0912345678 nhé"}, "."),
        ({"concluded": " "}, "kết luận"), ({"at": on(date(2026, 12, 11))}, "chưa đến ngày"),
    ],
)  # fmt: skip
def test_minutes_that_cannot_be_are_refused(planned, changed, says):
    given = {
        "households": 90,
        "present": 50,
        "secretary": "Đỗ Ghi",
        "said": SAID,
        "concluded": AGREED,
        "by": "system",
        "at": on(ON),
        **changed,
    }
    with as_system():
        commands.announce_conference(conference_id=planned.pk, by="system", at=NOON)
        with pytest.raises(Refusal, match=says):
            commands.hold_conference(conference_id=planned.pk, **given)


def test_one_conference_a_year_unless_it_was_put_off(town, group, planned):
    with as_system():
        with pytest.raises(Refusal, match="đã có hội nghị của năm 2026"):
            commands.plan_conference(place=group, year=2026, meeting=meeting(), by="system", at=NOON)
        commands.call_off_conference(conference_id=planned.pk, reason="Nhà văn hóa sửa mái.", by="system", at=NOON)
        again = commands.plan_conference(
            place=group, year=2026, meeting=meeting(on=date(2026, 12, 20)), by="system", at=NOON
        )

    assert again.stage == "planned"


def test_nobody_but_the_group_and_its_commune_sees_or_moves_a_plan(town, group, planned):
    with as_system():
        from caunoi.dialogue.commands.conferences import _leaders

        village = officer("totruong5", "Lý Văn Tổ", (_leaders(group, by="system", at=NOON), [Role.HEAD]))
    for person, sees in ((town.handler, 1), (village, 1), (town.neighbour, 0), (town.stranger, 0), (town.former, 0)):
        with speaking_for(person.pk, today=NOON.date()):
            assert Conference.objects.filter(pk=planned.pk).count() == sees, person.name
            assert Conference.objects.filter(pk=planned.pk).update(venue=planned.venue) == sees
    for person in (town.neighbour, town.stranger):
        with speaking_for(person.pk, today=NOON.date()), pytest.raises(Refusal):
            commands.announce_conference(conference_id=planned.pk, by=person, at=NOON)
    with speaking_for(town.handler.pk, today=NOON.date()):
        commands.announce_conference(conference_id=planned.pk, by=town.handler, at=NOON)
    with speaking_for(town.stranger.pk, today=NOON.date()):
        assert Conference.objects.filter(pk=planned.pk).count() == 1
        assert Conference.objects.filter(pk=planned.pk).update(venue="Nơi khác") == 0
        with pytest.raises(Refusal, match="không phải của bạn"):
            commands.call_off_conference(conference_id=planned.pk, reason="Tôi muốn thế.", by=town.neighbour, at=NOON)


def sign_in(client, person):
    client.force_login(person)
    return client


def test_an_officer_works_from_plan_to_result_and_everybody_reads_it(client, town, group):
    desk = sign_in(client, town.handler)
    told = {
        "place": group.code,
        "on": "12/12/2026",
        "hour": "19:00",
        "venue": "Nhà văn hóa tổ 5",
        "chair": "Lý Văn Tổ",
        "front": "Trần Thị Trận",
        "topics": "",
    }
    with time_machine.travel(NOON, tick=False):
        wrong = desk.post(f"{DESK}moi/", {**told, "on": "12/12/2027", "chair": "Giữ lại chữ này"})
        made = desk.post(f"{DESK}moi/", told)
        again = desk.post(f"{DESK}moi/", told)
        row_page = made["Location"]
        stale = desk.post(f"{row_page}sua/", {**told, "version": "99"})
        hidden = type(client)().get(reverse("dialogue:conference", args=[row_page.split("/")[-2]]))
        desk.post(f"{row_page}moi/")
        desk.post(f"{row_page}moi/")
        public = type(client)().get(reverse("dialogue:conferences") + f"?noi={town.place.code}").content.decode()
    minutes = {"households": "90", "present": "61", "secretary": "Đỗ Thị Ghi", "said": SAID, "concluded": AGREED}
    with time_machine.travel(on(ON, 21), tick=False):
        sign_in(client, town.handler)
        desk.post(f"{row_page}bien-ban/", minutes)
        files = [
            desk.get(f"{row_page}{which}.{kind}").status_code
            for which in ("giay-moi", "bien-ban")
            for kind in ("docx", "pdf")
        ]
        early = type(client)().get(
            reverse("dialogue:conference-paper", args=[row_page.split("/")[-2], "bien-ban", "pdf"])
        )
        desk.post(f"{row_page}cong-khai/")
        shown = type(client)().get(reverse("dialogue:conference", args=[row_page.split("/")[-2]])).content.decode()
        place = type(client)().get(f"/o/{town.place.code}/").content.decode()

    assert (wrong.status_code, "Giữ lại chữ này" in wrong.content.decode()) == (422, True)
    assert (made.status_code, again.status_code, stale.status_code, hidden.status_code) == (302, 422, 422, 404)
    assert ("Nhà văn hóa tổ 5" in public, files, early.status_code) == (True, [200] * 4, 404)
    assert (SAID in shown, "61/90" in shown, "1/1" in place) == (True, True, True)
    with as_system():
        row = Conference.objects.get(place=group)
        assert [each.data["step"] for each in acts_about(row.ref).order_by("id")] == [
            "plan",
            "announce",
            "hold",
            "publish",
        ]


def test_lists_ask_no_question_per_row_and_strangers_get_no_page(
    client, town, group, planned, django_assert_max_num_queries
):
    with transaction.atomic():
        speak_for("", today=NOON.date())
        with django_assert_max_num_queries(14):
            assert client.get(reverse("dialogue:conferences") + f"?noi={town.place.code}").status_code == 200
    for who in (town.stranger, town.neighbour):
        assert sign_in(type(client)(), who).get(f"{DESK}{planned.pk}/").status_code == 404
    for address in ("/hoi-nghi-cong-dong/", "/hoi-nghi-cong-dong/?noi=79", "/hoi-nghi-cong-dong/?noi=%00"):
        assert client.get(address).status_code == 404
    assert client.get(f"/hoi-nghi-cong-dong/?noi={town.place.code}&nam=x").status_code == 200

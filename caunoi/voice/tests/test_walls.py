"""Rights that come first: who may see and touch a case, tried as everybody who must not."""

import pytest
from django.db import Error, connection, transaction

from caunoi.access.context import as_system, speaking_for
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.models import Entry
from caunoi.voice import commands, queries
from caunoi.voice.models import Petition, Petitioner, PetitionStep
from caunoi.voice.words import Channel, Kind
from tests.stage import NOON


@pytest.fixture
def about_the_committee(filed, town):
    """A report of harassment about the commune's own committee."""
    return filed(respondent_bodies=(town.committee,), respondent="Cán bộ một cửa", secret=True)


def visible_to(person):
    with speaking_for(person.pk, today=NOON.date()):
        return Petition.objects.count(), Petitioner.objects.count(), PetitionStep.objects.count(), Duty.objects.count()


@pytest.mark.parametrize("who", ["stranger", "neighbour", "former"])
def test_people_without_a_seat_in_the_body_see_nothing(filed, town, who):
    filed()

    assert visible_to(town.officers[who]) == (0, 0, 0, 0)


def test_nobody_who_does_not_speak_sees_anything(filed, town):
    filed()

    assert (Petition.objects.count(), Petitioner.objects.count(), Duty.objects.count()) == (0, 0, 0)


def test_the_handling_body_sees_its_case(filed, town):
    filed()

    assert visible_to(town.receiver) == (1, 1, 1, 1)


@pytest.mark.parametrize("who", ["receiver", "handler", "head", "custodian", "clerk"])
def test_a_complained_about_body_and_its_people_never_see_the_case(about_the_committee, town, who):
    assert visible_to(town.officers[who]) == (0, 0, 0, 0)


def test_a_report_about_a_body_goes_to_its_superior(about_the_committee, town):
    with as_system():
        assert Petition.objects.get().body_id == town.bodies["city"].pk


@pytest.mark.parametrize("act", ["forward", "allot"])
def test_a_case_is_never_handed_to_the_body_it_is_about(about_the_committee, town, speak, act):
    with speak(town.city_head), pytest.raises(Refusal, match="không thể giao cho họ"):
        commands.forward(
            petition_id=about_the_committee.petition,
            to=town.committee,
            note="Giao cho nơi bị nêu",
            by=town.city_head,
            at=NOON,
        )


def test_a_complained_about_officer_is_never_the_handler(filed, town, speak):
    receipt = filed(respondent_people=(town.handler.pk,))

    assert visible_to(town.handler)[0] == 0
    with speak(town.head), pytest.raises(Refusal):
        commands.assign(petition_id=receipt.petition, handler=town.handler, by=town.head, at=NOON)


def test_someone_with_two_seats_one_of_them_complained_about_sees_nothing(about_the_committee, town):
    from caunoi.access.commands import grant_role
    from caunoi.access.words import Role

    with as_system():
        grant_role(
            person=town.clerk, role=Role.HANDLER, body=town.bodies["city"], since=NOON.date(), by="system", at=NOON
        )

    assert visible_to(town.clerk)[0] == 0


def test_search_inbox_and_similar_stay_inside_the_wall(about_the_committee, town, speak):
    with speak(town.receiver):
        found = (
            queries.search("đèn đường", list(town.bodies.values())),
            queries.inbox(list(town.bodies.values())).rows,
            queries.similar("Đèn đường hẻm 12", "tắt", town.place.pk),
        )

    assert found == ([], [], [])


def test_an_outsider_cannot_change_a_case_even_by_its_id(filed, town):
    receipt = filed()
    with speaking_for(town.neighbour.pk, today=NOON.date()):
        changed = Petition.objects.filter(pk=receipt.petition).update(title="sửa trộm")

    assert changed == 0


def test_the_receipt_opens_its_own_case_and_no_other(filed, town):
    from caunoi.voice.queries import tracked

    mine, other = filed(), filed(title="Việc của người khác")
    with transaction.atomic():
        found = tracked(mine.code)
        seen = list(Petition.objects.values_list("pk", flat=True))

    assert (found.pk, seen) == (mine.petition, [mine.petition])
    assert other.petition not in seen


def test_a_sealed_identity_opens_only_to_the_custodian_with_a_reason_on_record(filed, town, speak):
    receipt = filed(secret=True)
    with speak(town.receiver), pytest.raises(Refusal, match="người giữ bí mật danh tính"):
        commands.open_identity(petition_id=receipt.petition, reason="Muốn biết là ai", by=town.receiver, at=NOON)
    with speak(town.custodian):
        with pytest.raises(Refusal, match="lý do"):
            commands.open_identity(petition_id=receipt.petition, reason=" ", by=town.custodian, at=NOON)
        people = commands.open_identity(
            petition_id=receipt.petition, reason="Mời làm việc để xác minh", by=town.custodian, at=NOON
        )

    assert people[0]["name"] == "Nguyễn Thị Lan"
    assert Entry.objects.filter(kind="open_identity", actor=town.custodian.ref).count() == 1


def test_names_and_numbers_are_not_in_any_column_in_clear(filed, town):
    filed(secret=True)
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            """SELECT coalesce(string_agg(t::text, ' '), '') FROM (
                 SELECT to_jsonb(p) t FROM voice_petition p UNION ALL SELECT to_jsonb(x) FROM voice_petitioner x
                 UNION ALL SELECT to_jsonb(s) FROM voice_petitionstep s UNION ALL SELECT to_jsonb(d) FROM duties_duty d
                 UNION ALL SELECT to_jsonb(e) FROM ledger_entry e) all_rows"""
        )
        everything = cursor.fetchone()[0]

    assert ("Nguyễn Thị Lan" in everything, "0912345678" in everything) == (False, False)


@pytest.mark.parametrize(
    "statement", ["UPDATE ledger_entry SET actor = 'x'", "DELETE FROM ledger_entry", "TRUNCATE ledger_entry"]
)
def test_the_ledger_refuses_to_be_changed(filed, statement):
    filed()

    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_history_is_never_changed(filed):
    filed()

    with as_system(), pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE voice_petitionstep SET note = 'x'")


def test_history_is_never_deleted(filed):
    filed()

    with as_system(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM voice_petitionstep")
        assert PetitionStep.objects.count() == 1


def test_the_application_role_is_bound_by_row_policies(db):
    from caunoi.site.checks import application_role_is_bound

    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
    assert application_role_is_bound() == []


@pytest.mark.parametrize(
    "table",
    [
        "voice_petition",
        "voice_petitioner",
        "voice_petitionstep",
        "voice_handover",
        "voice_rating",
        "voice_opening",
        "duties_duty",
    ],
)
def test_every_case_table_has_its_wall(db, table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (True, True)


def test_denunciations_at_the_counter_are_sealed_from_the_start(filed, town, speak):
    receipt = filed(kind=Kind.DENUNCIATION, channel=Channel.COUNTER, by=town.receiver, respondent="Ông A")
    with speak(town.receiver):
        petition = queries.case_by_id(receipt.petition)

        assert [person.masked for person in petition.petitioners.all()] == [""]

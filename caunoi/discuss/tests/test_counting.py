"""Opinions are only added, counted as they come, and seen by their author and the drafting body alone."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from caunoi.access.context import as_system, show_receipts
from caunoi.discuss.models import Opinion, Participant, Withdrawal

pytestmark = pytest.mark.django_db


def _counted(consultation):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT measure, value, sum(opinions), sum(persons) FROM discuss_tally"
            " WHERE consultation_id = %s AND measure <> 'day' GROUP BY 1, 2 ORDER BY 1, 2",
            [consultation.pk],
        )
        return [
            (measure, value, int(opinions), int(persons)) for measure, value, opinions, persons in cursor.fetchall()
        ]


def test_an_opinion_counts_once_for_its_section_and_once_for_the_person(running, system):
    first, second = running.sections.filter(depth__gt=0)[:2]
    token = uuid.uuid4()

    Opinion.objects.create(consultation=running, token=token, section=first, stance=1)
    Opinion.objects.create(consultation=running, token=token, section=second, stance=-1)

    assert _counted(running) == [("persons", 0, 0, 1), ("section", -1, 1, 1), ("section", 1, 1, 1)]


def test_the_same_opinion_twice_is_refused_by_the_table(running, system):
    section, token = running.sections.last(), uuid.uuid4()
    Opinion.objects.create(consultation=running, token=token, section=section, stance=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Opinion.objects.create(consultation=running, token=token, section=section, stance=-1)


def test_a_withdrawn_opinion_leaves_the_count(running, system):
    opinion = Opinion.objects.create(
        consultation=running, token=uuid.uuid4(), section=running.sections.last(), stance=1
    )

    Withdrawal.objects.create(opinion=opinion)

    assert _counted(running) == [("persons", 0, 0, 1), ("section", 1, 0, 0)]


def test_words_may_be_taken_out_and_nothing_else_changed(running):
    with as_system():
        opinion = Opinion.objects.create(
            consultation=running, token=uuid.uuid4(), section=running.sections.last(), text="Tôi góp ý"
        )

        assert Opinion.objects.filter(pk=opinion.pk).update(text="") == 1
        with pytest.raises(IntegrityError), transaction.atomic():
            Opinion.objects.filter(pk=opinion.pk).update(stance=-1)
        with pytest.raises(IntegrityError), transaction.atomic():
            Opinion.objects.filter(pk=opinion.pk).update(text="Lời khác")
        assert Opinion.objects.filter(pk=opinion.pk)._raw_delete("default") == 0


def test_a_stranger_sees_no_opinion_and_the_author_sees_their_own(running):
    section = running.sections.last()
    mine, other = uuid.uuid4(), uuid.uuid4()
    with as_system():
        for token in (mine, other):
            Opinion.objects.create(consultation=running, token=token, section=section, stance=1, text="Ý kiến riêng")

    assert Opinion.objects.count() == 0
    show_receipts([str(mine)])

    assert list(Opinion.objects.values_list("token", flat=True)) == [mine]
    assert list(Participant.objects.values_list("token", flat=True)) == [mine]


def test_the_drafting_body_reads_opinions_and_its_neighbour_does_not(running, town, speak):
    with as_system():
        Opinion.objects.create(consultation=running, token=uuid.uuid4(), section=running.sections.last(), stance=1)

    with speak(town.handler):
        assert Opinion.objects.count() == 1
    with speak(town.neighbour):
        assert Opinion.objects.count() == 0
    with speak(town.former):
        assert Opinion.objects.count() == 0

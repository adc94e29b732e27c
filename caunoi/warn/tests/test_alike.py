"""Copies of a letter found as they come: bounded, idempotent, forgotten with their letter, shown on the case within the wall."""

from datetime import timedelta

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caunoi.access.context import as_system
from caunoi.kernel.refusal import Refusal
from caunoi.voice.models import Petition
from caunoi.warn import commands
from caunoi.warn.commands import grouping
from caunoi.warn.models import EarlyWarning, LetterSketch
from tests.stage import NOON

from .conftest import WEEK
from .test_judging import LETTER, OTHER

WORDS = LETTER.format(name="Nguyễn Văn An", phone="0912345678")


def read():
    return commands.read_fresh(today=NOON.date())


def cases():
    with as_system():
        return dict(LetterSketch.objects.values_list("petition", "case_id"))


def test_a_flood_of_one_letter_adds_one_wording_to_the_index_and_one_warning(quiet, sent, monkeypatch):
    monkeypatch.setattr(grouping, "BATCH", 700)
    sent(2_000, words=WORDS)
    read()
    with CaptureQueriesContext(connection) as asked:
        again = read()
    commands.judge_week(week=WEEK, by="clock", at=NOON)
    commands.judge_week(week=WEEK, by="clock", at=NOON)

    with as_system():
        assert LetterSketch.objects.filter(received_on__gte=WEEK, bands__isnull=False).count() == 1
        assert [(each.sort, each.letters) for each in EarlyWarning.objects.all()] == [("mass", 2_000)]
    assert again == 0
    assert len(asked) < 12


@pytest.mark.parametrize(("changed", "most"), [(0.02, 15), (0.2, 150)])
def test_letters_made_to_differ_a_little_fill_no_bucket(sent, monkeypatch, changed, most):
    monkeypatch.setattr(grouping, "FULL", 8)
    dice = np.random.default_rng(7)
    words = WORDS.split()
    for _ in range(150):
        sent(1, words=" ".join(word if dice.random() > changed else f"khac{dice.integers(10**6)}" for word in words))
    read()

    with as_system():
        rows = list(LetterSketch.objects.values_list("case_id", "bands"))
    assert len(rows) == 150
    assert max(np.unique(np.concatenate([keys for _, keys in rows if keys]), return_counts=True)[1]) <= 8
    assert len({case for case, _ in rows}) <= most


def test_a_letter_that_goes_or_is_sealed_or_reworded_leaves_the_index_at_once(sent, town, system):
    first, second, third, fourth = sent(4, words=WORDS)
    sent(1, words=OTHER)
    read()
    whole = cases()
    Petition.objects.filter(pk=second.pk).update(respondents=[town.committee.pk])
    Petition.objects.filter(pk=third.pk).update(text=OTHER)
    left = cases()
    commands.forget_letter(first.pk)
    gone = cases()
    commands.mend_index(today=NOON.date())
    read()
    (late,) = sent(1, words=WORDS)
    read()
    after = cases()

    assert len({whole[each.pk] for each in (first, second, third, fourth)}) == 1
    assert set(whole) - set(left) == {second.pk, third.pk}
    assert first.pk not in gone
    assert after[late.pk] == after[fourth.pk] == whole[first.pk]
    assert after[third.pk] != whole[first.pk]


@pytest.mark.parametrize("weeks", [1, 9, 20])
def test_a_wording_is_joined_for_weeks_and_not_for_ever(sent, system, weeks):
    (old,) = sent(1, words=WORDS, week=WEEK - timedelta(weeks=weeks))
    (new,) = sent(1, words=WORDS)
    commands.read_letters(since=WEEK - timedelta(weeks=30), until=NOON.date())
    found = cases()

    assert (found[old.pk] == found[new.pk]) is (weeks < 8)


def test_an_officer_sees_the_matter_on_the_case_and_gathers_it_once(sent, town, speak, client):
    one, *copies = sent(3, words=WORDS, seen_by=[town.committee.pk])
    (other,) = sent(1, words=OTHER, seen_by=[town.committee.pk])
    (hidden,) = sent(1, words=WORDS, seen_by=[town.bodies["neighbour"].pk], body=town.bodies["neighbour"])
    (sealed,) = sent(1, words=WORDS, secret=True)
    read()
    address = f"/can-bo/canh-bao/cung-viec/{one.pk}/"
    client.force_login(town.handler)
    shown = client.get(f"/can-bo/don/{one.pk}/").content.decode()
    page = client.get(address).content.decode()
    twice = [client.post(address) for _ in range(2)]
    with speak(town.handler):
        held = commands.gather(petition_id=one.pk, others=[other.pk], by=town.handler, at=NOON)
        for wrong in (hidden.pk, sealed.pk):
            with pytest.raises(Refusal):
                commands.gather(petition_id=one.pk, others=[wrong], by=town.handler, at=NOON)
    with pytest.raises(Refusal), speak(town.neighbour):
        commands.gather(petition_id=one.pk, others=[], by=town.neighbour, at=NOON)
    found = cases()

    assert "Cùng việc với 2 thư khác" in shown
    assert address in shown
    assert all(str(copy.pk) in page for copy in copies)
    assert str(hidden.pk) not in page
    assert str(sealed.pk) not in page
    assert [each.status_code for each in twice] == [302, 302]
    with as_system():
        assert one.steps.filter(act="note").count() == 2
    assert found[other.pk] == found[one.pk]
    assert held == 5
    assert sealed.pk not in found
    client.force_login(town.neighbour)
    assert client.get(address).status_code in (403, 404)

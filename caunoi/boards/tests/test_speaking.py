"""A board says in its own name that a result is none: its head or deputy, in its own place, and nobody else."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.boards import commands as boards
from caunoi.boards.models import BoardMember
from caunoi.boards.words import Seat
from caunoi.followup import commands, queries
from caunoi.followup.commands import Evidence
from caunoi.followup.speakers import Speaker, speakers
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON

WORDS = "Ban đã đến xem, nắp cống chưa khít."


@pytest.fixture
def done(town):
    """Something the committee reported done."""
    with as_system():
        number = commands.open_followup(
            kind="recommendation", ref="check.recommendation:1", place=town.place.code, owed_by=str(town.committee.pk), raised_by="Ban Thanh tra nhân dân",
            text="Sửa nắp cống trước số 12 đường số 3", raised_on=(NOON - timedelta(days=20)).date(), by="system", at=NOON,
        )  # fmt: skip
        commands.finish(number=number, text="Đã thay nắp cống mới, có ảnh.", evidence=[Evidence("a.txt", "Biên bản nghiệm thu".encode())], by="system", at=NOON)  # fmt: skip
    return number


def seated(board, town, seat):
    """The stranger has that seat of the board."""
    with as_system():
        one = BoardMember.objects.get(board=board, seat=seat.value)
        boards.give_account(board_id=board.pk, member_id=one.pk, person=town.stranger.ref, by="system", at=NOON)
    return Speaker(f"board:{board.pk}", board.name)


@pytest.mark.parametrize(("seat", "speaks"), [(Seat.HEAD, True), (Seat.DEPUTY, True), (Seat.MEMBER, False)])
def test_the_head_or_the_deputy_speaks_for_the_board(board, done, town, speak, client, seat, speaks):
    speaker = seated(board, town, seat)
    address = reverse("followup:dispute", args=[done])
    client.force_login(town.stranger)
    form = client.get(address).content.decode()
    assert (board.name in form) == speaks
    sent = client.post(address, {"text": WORDS, "board": speaker.key, "key": "một" * 4})
    page = client.get(reverse("followup:followup", args=[done])).content.decode()
    if speaks:
        assert sent.status_code == 302
        assert board.name in page
        assert WORDS in page
    else:
        assert WORDS not in page
        with speak(town.stranger), pytest.raises(Refusal) as no:
            commands.dispute(number=done, text=WORDS, key="hai", by=town.stranger, board=speaker, at=NOON)
        assert no.value.field == "board"


def test_a_board_that_is_over_or_of_another_place_says_nothing(board, done, town, speak):
    speaker = seated(board, town, Seat.HEAD)
    day = NOON.date()
    assert speakers.of(town.stranger, town.place, day) == [speaker]
    assert speakers.of(town.stranger, town.neighbour_place, day) == []
    assert speakers.of(town.head, town.place, day) == []
    with as_system():
        board.until = day
        board.save(update_fields=["until"])
    assert speakers.of(town.stranger, town.place, day) == []
    with speak(town.stranger), pytest.raises(Refusal):
        commands.dispute(number=done, text=WORDS, key="k", by=town.stranger, board=speaker, at=NOON)
    assert queries.one(done).state == "done"


def test_who_owes_it_does_not_say_so_in_its_own_name(done, town, speak, client):
    client.force_login(town.head)
    assert 'name="board"' not in client.get(reverse("followup:dispute", args=[done])).content.decode()
    with speak(town.head), pytest.raises(Refusal) as no:
        commands.dispute(number=done, text=WORDS, key="k", by=town.head, board=town.committee, at=NOON)
    assert no.value.field == "board"


def test_who_holds_a_seat_and_no_office_is_offered_only_what_opens(board, town, client):
    seated(board, town, Seat.MEMBER)
    client.force_login(town.stranger)
    page = client.get(reverse("desk:today")).content.decode()
    offered = set(re.findall(r'<a[^>]*href="(/can-bo/[^"]*)"', page))
    assert reverse("boards:officer-boards") in offered
    assert "chưa có vai trò" not in page  # the first page after signing in leads on
    assert reverse("voice:officer-intake") not in offered
    assert {address: client.get(address).status_code for address in offered} == dict.fromkeys(offered, 200)

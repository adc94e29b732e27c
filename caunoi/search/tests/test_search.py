"""The index: found without marks, behind the same wall as the record, gone with the record itself."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from caunoi.access.context import as_system, speaking_for
from caunoi.know.models import Disclosure
from caunoi.mandate.models import Task
from caunoi.search import queries, rules
from caunoi.search.commands import refeed
from caunoi.search.findable import register
from caunoi.search.models import FoundRecord
from caunoi.search.words import Match
from tests.stage import NOON
from tests.town import body, officer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]
TODAY = NOON.date()


@pytest.fixture
def budget(town):
    """A budget disclosed by the commune, up for a month more."""
    with as_system():
        return Disclosure.objects.create(
            body=town.committee, place=town.place, province=town.province, family="commune", item="budget", title="Công khai quyết toán ngân sách xã năm 2025",
            summary="Thu, chi và số dư của quỹ đất.", stage="posted", due=TODAY, decided_on=TODAY, number="1/TB", version=1, posted_at=NOON, since=TODAY, until=TODAY + timedelta(days=30),
            parts=["portal"],
        )  # fmt: skip


@pytest.fixture
def task(town):
    """A task the city gave the commune; nobody else is on its line."""
    with as_system():
        return Task.objects.create(
            giver=town.bodies["city"], root=town.bodies["city"], body=town.committee, duty="Rà soát quỹ đất công bỏ hoang", due=TODAY, assigned_on=TODAY,
            source_ref="test:1",
        )  # fmt: skip


def titles(person, words, on=TODAY, **more):
    """What a person finds; None is anybody."""
    with speaking_for(person.pk if person else "", today=on):
        found = queries.search(words, **more)
    return [hit.title for group in found.groups for hit in group.hits] + [hit.title for hit in found.hits]


@pytest.mark.parametrize(
    "typed", ["quyết toán ngân sách", "quyet toan ngan sach", "QUYẾT TOÁN NGÂN SÁCH", "quyêt toan, ngan-sach!"]
)
def test_marks_and_case_make_no_difference(budget, typed):
    assert titles(None, typed) == [budget.title]


def test_the_phrase_comes_first_then_all_words_then_a_similar_name(budget):
    for typed, match in (
        ("ngân sách xã", Match.PHRASE),
        ("xã ngân sách", Match.WORDS),
        ("quyet toan ngan sahc xa", Match.NEAR),
    ):
        with speaking_for("", today=TODAY):
            found = queries.search(typed)
        assert (found.match, found.count) == (match, 1), typed


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "!!!", "\u202e", "'; DROP TABLE search_foundrecord; --", "a" * 5000, "& | ! <->", "((", "\\", "%_"],
)
def test_whatever_is_typed_is_only_words(budget, typed):
    assert budget.title not in titles(None, typed)


def test_what_is_taken_back_is_gone_with_the_act_itself(budget):
    with as_system():
        Disclosure.objects.filter(pk=budget.pk).update(title="Công khai dự toán", summary="")
    assert titles(None, "quyết toán") == []
    assert titles(None, "dự toán") == ["Công khai dự toán"]

    with as_system():
        Disclosure.objects.filter(pk=budget.pk).update(ended_at=NOON)

    assert titles(None, "dự toán") == []


def test_what_is_up_for_a_time_is_found_for_that_time_by_others_and_later_by_its_own_people(budget, town):
    last, after = TODAY + timedelta(days=29), TODAY + timedelta(days=30)

    assert (titles(None, "quyết toán", on=last), titles(None, "quyết toán", on=after)) == ([budget.title], [])
    assert titles(town.head, "quyết toán", on=after) == [budget.title]


def test_internal_work_is_found_by_those_on_its_line_alone(task, town):
    words = "quỹ đất công"
    found = {name: titles(person, words) for name, person in town.officers.items()}

    assert {name for name, rows in found.items() if rows} == {"receiver", "handler", "head", "custodian", "city_head"}
    assert titles(None, words) == []
    assert titles(town.head, words, public_only=True) == []


def test_whoever_left_office_finds_nothing_from_that_day(task, town):
    assert titles(town.former, "quỹ đất công", on=date(2026, 9, 30)) == [task.duty]
    assert titles(town.former, "quỹ đất công", on=date(2026, 10, 1)) == []


def test_a_body_or_person_complained_about_never_finds_the_record(task, town):
    row = FoundRecord(
        ref="x:1", kind="task", path=str(uuid.uuid4()), on=TODAY, title="Phản ánh thái độ ở quầy", open=False, seen_by=[town.committee.pk],
        hidden_from=[town.bodies["phong-kt"].pk], hidden_people=[town.handler.pk],
    )  # fmt: skip

    assert _seen(row, town.head)
    assert not _seen(row, town.handler)
    row.hidden_from = [town.committee.pk]
    assert not _seen(row, town.head)


def _seen(row, person):
    """What the policy says of a row that only the owner could write: asked with the policy's own words."""
    with speaking_for(person.pk, today=TODAY), connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = 'search_record_seen'")
        policy = cursor.fetchone()[0]
        cursor.execute(
            f"SELECT {policy} FROM (SELECT %s::boolean AS open, NULL::date AS since, NULL::date AS until, %s::bigint[] AS seen_by,"
            " %s::bigint[] AS hidden_from, %s::bigint[] AS hidden_people) search_foundrecord",
            [row.open, row.seen_by, row.hidden_from, row.hidden_people],
        )
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    "write",
    [
        "UPDATE search_foundrecord SET open = true",
        "DELETE FROM search_foundrecord",
        (
            'INSERT INTO search_foundrecord (ref, kind, path, "on", title, excerpt, folded, stage, open, seen_by, hidden_from, hidden_people, synthetic, mark) '
            "VALUES ('a', 'task', 'a', '2026-01-01', 'a', '', '', '', true, '{}', '{}', '{}', false, '')"
        ),
    ],
)
def test_nobody_but_the_records_own_triggers_writes_the_index(task, write):
    with as_system():
        before = list(FoundRecord.objects.order_by("pk").values_list("ref", "open"))
    try:
        with as_system(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(write)
            changed = cursor.rowcount
    except ProgrammingError:
        changed = 0

    with as_system():
        assert (changed, list(FoundRecord.objects.order_by("pk").values_list("ref", "open"))) == (0, before)


def test_comparing_the_index_with_the_rooms_changes_nothing_twice(budget, task):
    refeed()
    assert set(refeed().values()) == {0}


def test_no_petition_and_no_name_of_a_petitioner_enters_the_index(filed):
    filed(title="Đèn đường hẻm 12 tắt", text="Nguyễn Thị Lan báo đèn đường hẻm 12 tắt đã hai tuần.")

    with as_system():
        assert not FoundRecord.objects.filter(folded__contains="den duong").exists()
        assert queries.search("Nguyễn Thị Lan").count == 0
    assert "voice_petition" not in {each.table for each in register.all()}


def test_a_list_is_paged_by_key_and_a_made_up_mark_is_an_empty_page(town):
    with as_system():
        for number in range(45):
            Disclosure.objects.create(
                body=town.committee, place=town.place, province=town.province, family="commune", item="budget", title=f"Thông báo số {number}", stage="posted",
                due=TODAY, decided_on=TODAY, number="1/TB", version=1, posted_at=NOON - timedelta(days=number // 2), parts=["portal"], permanent=True, since=TODAY,
            )  # fmt: skip
    seen, after = [], ""
    with speaking_for("", today=TODAY):
        for _ in range(5):
            page = queries.search("thông báo", kind="disclosure", after=after)
            seen += [hit.title for hit in page.hits]
            after = page.after
            if not after:
                break
        assert queries.search("thông báo", kind="disclosure", after="2026-99-99~x").hits == []
        groups = queries.search("thông báo").groups

    assert (len(seen), len(set(seen))) == (45, 45)
    assert [(group.count, len(group.hits), group.more) for group in groups] == [(45, queries.FEW, True)]


def test_a_place_narrows_to_its_own_and_a_province_to_all_of_its(budget, town):
    assert titles(None, "quyết toán", place=town.place) == [budget.title]
    assert titles(None, "quyết toán", place=town.neighbour_place) == []
    assert titles(None, "quyết toán", place=town.province) == [budget.title]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("2026-11-19~7", (TODAY, 7)),
        ("", None),
        ("2026-11-19~", None),
        ("2026-11-19~-1", None),
        ("x~1", None),
        ("2026-11-19~" + "9" * 30, None),
    ],
)
def test_a_mark_is_read_or_refused(text, mark):
    assert rules.mark_read(text) == mark


def test_supervision_a_draft_programme_and_a_proposal_stay_with_their_own_until_shown(town):
    from caunoi.benefit.models import BenefitProgramme
    from caunoi.do.commands import answer_proposal, send_proposal
    from caunoi.do.words import Proposer, Reply, WorkKind
    from caunoi.oversee.models import Criticism, Supervision

    with as_system():
        front = body("mttq", town.place, "fatherland_front", "Ủy ban Mặt trận")
        watcher = officer("giamsat", "Lê Thị Giám", (front, ["head"]))
        common = {"body": front, "place": town.place, "synthetic": False}
        watched = Supervision.objects.create(
            **common, subject=town.committee, title="Giám sát quỹ thủy triều", form="team", basis="petitions", scope="Quỹ", starts_on=TODAY, ends_on=TODAY, notice_due=TODAY
        )  # fmt: skip
        Criticism.objects.create(**common, sort="draft", drafter=town.committee, title="Phản biện dự thảo thủy triều", draft="Điều 1", manner="circulate", since=TODAY, until=TODAY)  # fmt: skip
        programme = BenefitProgramme.objects.create(
            body=town.committee, place=town.place, province_id=town.province.pk, field="support", item="x", until=TODAY, title="Hỗ trợ hộ thủy triều", decision="1/QĐ", criteria="c", gives="g",
            since=TODAY, created_at=NOON,
        )  # fmt: skip
    said = {
        "place": town.place,
        "kind": WorkKind.DRAIN,
        "title": "Ngăn thủy triều hẻm 5",
        "what": "Nước thủy triều vào nhà mỗi rằm.",
        "proposer": Proposer.HOUSEHOLDS,
        "key": "k",
    }
    proposal = send_proposal(**said, at=NOON)

    def found():
        return {
            name: sorted(titles(who, "thuy trieu"))
            for name, who in (
                ("all", None),
                ("front", watcher),
                ("handler", town.handler),
                ("neighbour", town.neighbour),
            )
        }

    before = found()
    assert before["all"] == before["neighbour"] == ["Phản biện dự thảo thủy triều"]
    assert before["front"] == sorted([*before["all"], "Giám sát quỹ thủy triều"])
    assert before["handler"] == sorted([*before["all"], "Hỗ trợ hộ thủy triều", "Ngăn thủy triều hẻm 5"])
    with as_system():
        Supervision.objects.filter(pk=watched.pk).update(shown=True)
        BenefitProgramme.objects.filter(pk=programme.pk).update(
            state="posted", posted_on=TODAY, objections_until=TODAY, names_until=TODAY, edition=1
        )
    with as_system():
        answer_proposal(
            proposal_id=proposal.pk, reply=Reply.DECLINED, answer="Đã có dự án kè rồi.", by="system", at=NOON
        )
    assert len(found()["all"]) == 4
    with as_system():
        Supervision.objects.filter(pk=watched.pk).update(shown=False)
    assert "Giám sát quỹ thủy triều" not in titles(None, "thuy trieu")

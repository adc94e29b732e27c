"""What is in no index, asked of its own room behind its own wall: petitions, warnings and courses for officers; the law for everybody."""

from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.access.queries import bodies_of
from caunoi.kernel.text import fold
from caunoi.kernel.words import say
from caunoi.law import queries as law
from caunoi.search.queries import Hit, offer_live
from caunoi.training import queries as training
from caunoi.voice import queries as voice
from caunoi.voice.words import Kind, Stage
from caunoi.warn import queries as warn

#: Of what is found so many are read before denunciations and other places are left out.
READ = 30
#: Warnings and courses looked through, the newest first: a province has some hundreds of each at most.
NEWEST = 400


def petitions(words: str, person: Any, place: Any, most: int, _today: date) -> list[Hit]:
    """Petitions of the person's bodies that hold the words; denunciations and sealed ones are looked up on their own page only."""
    bodies = bodies_of(person)
    rows = voice.search(words, bodies, size=READ) if bodies else []
    shown = [
        row
        for row in rows
        if row.kind != Kind.DENUNCIATION.value and row.declared_kind != Kind.DENUNCIATION.value and not row.secret
    ]
    if place is not None:
        shown = [row for row in shown if place.pk in (row.place_id, row.province_id)]
    return [
        Hit(
            say("Đơn", "Petition"), say(f"Số {row.register_number}: {row.title}", f"No. {row.register_number}: {row.title}"), Stage(row.stage).label,
            row.place.full_name, row.received_on, reverse("voice:officer-case", args=[row.pk]), open=False, synthetic=row.synthetic, kind="petition", ref=row.ref,
        )
        for row in shown[:most]
    ]  # fmt: skip


def warnings(words: str, _person: Any, place: Any, most: int, _today: date) -> list[Hit]:
    """Early warnings the speaker may see whose matter or place holds the words; the wall of the table says which these are."""
    wanted = [fold(each) for each in words.split()]
    found = []
    for row in warn.warnings()[:NEWEST]:
        told = fold(f"cảnh báo sớm {row.topic_label} {row.place.full_name} {row.reason}")
        if all(each in told for each in wanted) and (place is None or place.pk in (row.place_id, row.province_id)):
            found.append(row)
    return [
        Hit(
            say("Cảnh báo sớm", "Early warning"), str(row), row.sort_label, row.place.full_name, row.week, reverse("warn:warning", args=[row.pk]), open=False, synthetic=False,
            kind="warning", ref=row.ref,
        )
        for row in found[:most]
    ]  # fmt: skip


def courses(words: str, person: Any, place: Any, most: int, _today: date) -> list[Hit]:
    """Courses of the person's province whose words hold what is looked for."""
    wanted = [fold(each) for each in words.split()]
    found = []
    for row in training.courses_for(person).select_related("body__place__province")[:NEWEST]:
        told = fold(f"tập huấn {row.title} {row.goal} {row.audience} {row.year}")
        if all(each in told for each in wanted) and (
            place is None or place.pk in (row.body.place_id, row.body.province_id)
        ):
            found.append(row)
    return [
        Hit(
            say("Lớp tập huấn", "Training course"), row.title, row.goal[:200], row.body.place.full_name, date(row.year, 1, 1), reverse("training:course", args=[row.pk]), open=False,
            synthetic=row.synthetic, kind="course", ref=f"course:{row.pk}",
        )
        for row in found[:most]
    ]  # fmt: skip


def law_rules(words: str, _person: Any, _place: Any, most: int, today: date) -> list[Hit]:
    """Rules of the book of law by their name, article or act; the book itself is the index."""
    found = [rule for _matter, rules in law.matters(words, on=today) for rule in rules]
    return [
        Hit(
            rule.matter.label, rule.label, rule.cite, "", rule.effective_from, reverse("law:rule", args=[rule.key]), open=True, synthetic=False, kind="lawrule", ref=f"law:{rule.key}",
        )
        for rule in found[:most]
    ]  # fmt: skip


offer_live("lawrule", "Quy định của luật", "Rules of the law", "book", law_rules, public=True)
offer_live("warning", "Cảnh báo sớm nơi bạn phụ trách", "Early warnings of your places", "warning", warnings)
offer_live("course", "Lớp tập huấn trong tỉnh bạn", "Courses in your province", "book", courses)
offer_live("petition", "Đơn cơ quan bạn đang giữ", "Petitions your bodies hold", "inbox", petitions)

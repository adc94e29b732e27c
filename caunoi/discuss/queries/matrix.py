"""Reading the matrix: which opinions lie in no group, which groups there are and how many people they hold, what is alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count as Number
from django.db.models import Q, QuerySet, Sum

from caunoi.discuss.models import Consultation, Opinion, OpinionGroup, Placement
from caunoi.discuss.rules import LIKENESS
from caunoi.discuss.words import GroupKind, Measure, Stance, Verdict

from .tallies import Count, counts


@dataclass(frozen=True, slots=True)
class Row:
    """A group with how many opinions and people it holds."""

    group: OpinionGroup
    opinions: int
    people: int
    count: Count | None = None

    @property
    def verdict(self) -> Verdict | None:
        """The answer given, if any."""
        return Verdict(self.group.verdict) if self.group.verdict else None

    @property
    def stance(self) -> Stance | None:
        """The stance of a bare group."""
        return Stance.of(self.group.stance) if self.group.stance is not None else None


def ungrouped(consultation: Consultation) -> QuerySet[Opinion]:
    """Standing opinions in words that lie in no group, oldest first."""
    return (
        Opinion.objects.filter(consultation=consultation, withdrawal__isnull=True)
        .exclude(text="")
        .filter(Q(placement__isnull=True) | Q(placement__group__isnull=True))
        .select_related("section", "question", "packet")
        .order_by("id")
    )


def in_group(group: OpinionGroup) -> QuerySet[Opinion]:
    """The standing opinions placed in a group, oldest first."""
    return (
        Opinion.objects.filter(placement__group=group, withdrawal__isnull=True)
        .select_related("placement", "packet")
        .order_by("id")
    )


def groups(consultation: Consultation) -> QuerySet[OpinionGroup]:
    """Every group in the order of the draft: sections, questions, statements; words before bare ones."""
    return consultation.groups.select_related("section", "question", "statement").order_by(
        "section__position", "question__position", "statement__position", "-kind", "-stance", "id"
    )


def rows(consultation: Consultation, chosen: Sequence[OpinionGroup]) -> list[Row]:
    """Those groups with their sizes: four statements however many groups. Read by whoever may see the groups."""
    ids = [group.pk for group in chosen]
    placed = {
        row["group_id"]: (row["n"], row["people"] or 0)
        for row in _placements(ids).values("group_id").annotate(n=Number("pk"), people=Sum("opinion__weight"))
    }
    sections = {group.section_id for group in chosen if group.kind == GroupKind.BARE.value}
    bare = _bare(consultation, sections) if sections else {}
    statements = counts(consultation, Measure.STATEMENT) if any(group.statement_id for group in chosen) else {}
    questions = counts(consultation, Measure.QUESTION) if any(group.question_id for group in chosen) else {}
    found = []
    for group in chosen:
        kind = GroupKind(group.kind)
        if kind is GroupKind.WORDS:
            found.append(Row(group, *placed.get(group.pk, (0, 0))))
        elif kind is GroupKind.BARE:
            found.append(Row(group, *bare.get((group.section_id or 0, group.stance or 0), (0, 0))))
        else:
            count = (statements if kind is GroupKind.STATEMENT else questions).get(
                group.statement_id or group.question_id or 0, Count()
            )
            found.append(Row(group, count.opinions, count.people, count))
    return found


def _placements(ids: Iterable[int]) -> QuerySet[Placement]:
    return Placement.objects.filter(group_id__in=list(ids), opinion__withdrawal__isnull=True)


def _bare(consultation: Consultation, sections: Iterable[int | None]) -> dict[tuple[int, int], tuple[int, int]]:
    """Wordless opinions by section and stance: what the tallies count, less what came with words."""
    from caunoi.access.context import as_system

    wanted = [each for each in sections if each]
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            """SELECT section_id, stance, sum(n)::bigint, sum(w)::bigint FROM (
                 SELECT target AS section_id, value AS stance, opinions AS n, persons AS w FROM discuss_tally
                 WHERE consultation_id = %(c)s AND measure = 'section' AND target = ANY (%(s)s)
                 UNION ALL
                 SELECT o.section_id, coalesce(o.stance, 2), -1, -o.weight FROM discuss_opinion o LEFT JOIN discuss_withdrawal w ON w.opinion_id = o.id
                 WHERE o.consultation_id = %(c)s AND o.text <> '' AND o.section_id = ANY (%(s)s) AND w.opinion_id IS NULL) t
               GROUP BY 1, 2""",
            {"c": consultation.pk, "s": wanted},
        )
        return {(section, stance): (int(n), int(people)) for section, stance, n, people in cursor.fetchall()}


def alike(consultation: Consultation, opinion: Opinion, *, most: int = 50) -> list[Opinion]:
    """Ungrouped opinions on the same section or question whose words are like an opinion's, the most alike first; software proposes."""
    column, target = ("section_id", opinion.section_id) if opinion.section_id else ("question_id", opinion.question_id)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT o.id FROM discuss_opinion o LEFT JOIN discuss_placement p ON p.opinion_id = o.id
                LEFT JOIN discuss_withdrawal w ON w.opinion_id = o.id
                WHERE o.consultation_id = %s AND o.{column} = %s AND o.text <> '' AND w.opinion_id IS NULL AND p.group_id IS NULL AND o.id <> %s
                  AND similarity(unaccent(lower(left(o.text, 500))), unaccent(lower(left(%s, 500)))) >= %s
                ORDER BY similarity(unaccent(lower(left(o.text, 500))), unaccent(lower(left(%s, 500)))) DESC, o.id LIMIT %s""",
            [consultation.pk, target, opinion.pk, opinion.text, LIKENESS, opinion.text, most],
        )
        ids = [row[0] for row in cursor.fetchall()]
    found = Opinion.objects.select_related("section", "question", "packet").in_bulk(ids)
    return [found[each] for each in ids if each in found]


def progress(consultation: Consultation) -> dict[str, int]:
    """How far the matrix is: opinions in words, without a group, groups, groups without an answer."""
    sizes = consultation.groups.aggregate(groups=Number("pk"), unanswered=Number("pk", filter=Q(verdict="")))
    return {
        "words": Opinion.objects.filter(consultation=consultation, withdrawal__isnull=True).exclude(text="").count(),
        "ungrouped": ungrouped(consultation).count(), "groups": sizes["groups"], "unanswered": sizes["unanswered"],
    }  # fmt: skip


def verdicts(consultation: Consultation) -> dict[Verdict, int]:
    """How many groups got which answer."""
    found = dict(consultation.groups.exclude(verdict="").values_list("verdict").annotate(n=Number("pk")))
    return {verdict: found.get(verdict.value, 0) for verdict in Verdict}


def accepted(consultations: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Of several consultations, how many groups of opinions were accepted and how many were answered: one statement."""
    rows = OpinionGroup.objects.filter(consultation__in=list(consultations)).exclude(verdict="").order_by()
    counted = rows.values_list("consultation").annotate(
        good=Number("pk", filter=Q(verdict=Verdict.ACCEPTED.value)), n=Number("pk")
    )
    return {each: (good, n) for each, good, n in counted}

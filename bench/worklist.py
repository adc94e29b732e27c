"""Worklists and public figures with a million petitions and a million running duties."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from .stage import TODAY, figure, installation, million, milliseconds, running_duties


def run() -> list[dict]:
    """Overdue worklist of a commune and of the city, counts, inbox: milliseconds and statements."""
    installation()
    million()
    running_duties()
    from caunoi.access.context import as_system, speaking_for
    from caunoi.access.models import Grant
    from caunoi.duties.queries import Scope, counts, worklist
    from caunoi.duties.words import Pile
    from caunoi.identity.models import Person
    from caunoi.places.models import Body, Place
    from caunoi.voice.queries import inbox

    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT place_id FROM duties_duty WHERE standing = 'open' AND place_id <> province_id GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        )
        busiest = Place.objects.get(pk=cursor.fetchone()[0])
        cursor.execute("SELECT count(*) FILTER (WHERE standing = 'open'), count(*) FROM duties_duty")
        running, every = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM voice_petition")
        petitions = cursor.fetchone()[0]
    body = Body.objects.get(place=busiest, office="ubnd", until__isnull=True)
    person, _ = Person.objects.get_or_create(username="bench", defaults={"name": "Bench"})
    Grant.objects.get_or_create(holder=person, role="head", body=body, since=TODAY)
    rows = [figure("petitions / duties / running duties", f"{petitions}/{every}/{running}", "rows")]

    def of_commune() -> None:
        with speaking_for(person.pk, today=TODAY):
            worklist(Scope.of_place(busiest), Pile.OVERDUE, today=TODAY)

    def counted() -> None:
        with speaking_for(person.pk, today=TODAY):
            counts(Scope.of_place(busiest), today=TODAY)

    def desk() -> None:
        with speaking_for(person.pk, today=TODAY):
            inbox([body])

    def of_city() -> None:
        with as_system():
            worklist(Scope.of_place(busiest.province), Pile.OVERDUE, today=TODAY)

    for name, work in (("overdue worklist of a commune, 50 rows", of_commune), ("piles counted, a commune", counted),
                       ("inbox of a commune, 30 rows", desk), ("overdue worklist of the city, 50 rows", of_city)):  # fmt: skip
        middle, worst = milliseconds(work)
        with CaptureQueriesContext(connection) as queries:
            work()
        own = [
            q
            for q in queries
            if "set_config" not in q["sql"]
            and "current_setting('caunoi.person'" not in q["sql"]
            and "SAVEPOINT" not in q["sql"]
            and q["sql"] not in ("BEGIN", "COMMIT")
        ]
        rows.append(figure(name, middle, "ms median", f"worst {worst:.1f}; {len(own)} statements; row policies on"))
    return rows

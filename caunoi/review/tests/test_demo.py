"""The demo of reviews: loaded once, in the states it promises, with words that name nobody."""

from caunoi.access.context import as_system
from caunoi.review import demo, queries
from caunoi.review.demo.written import SAID, written
from caunoi.review.drawing import names_somebody
from caunoi.review.models import Review


def test_the_demo_loads_once_with_a_round_running_and_a_letter_found_behind_a_review(town, moment):
    communes = {"tanphu": town.place.code, "taythanh": town.neighbour_place.code}
    for _ in range(2):
        with as_system():
            demo.load(communes=communes, province="79", at=moment("2026-11-24"))

    with as_system():
        found = {(each.period, each.body_id): each for each in Review.objects.select_related("body")}
        asking = found["2026-H1", town.committee.pk]
        changed = found["2026-H1", town.bodies["neighbour"].pk]
        city = found["2026-H1", town.bodies["city"].pk]
        waiting = queries.comments_open(asking), asking.comments.count()
        checks = queries.last_checks([changed, city])
    assert len(found) == 6
    assert (asking.state, waiting) == ("commenting", (1, 2))
    assert (changed.numbered, checks[changed.pk].alarms, city.pk in checks) == ("01/BC-UBND", True, False)
    assert (city.state, city.numbered) == ("published", "02/BC-UBND")
    assert all(each.synthetic for each in found.values())
    below = {row["unit"]: row for row in city.frozen["figures"]["lower"]["units"]}
    assert below[town.place.pk]["state"] == "commenting"
    assert below[town.neighbour_place.pk]["number"] == "01/BC-UBND"


def test_what_communes_wrote_is_varied_and_names_nobody():
    texts = [text for at in range(300) for text in written(f"ubnd.{at}/2026-H1").values()]

    assert not [text for text in texts if "<" in text or "|" in text or "  " in text]
    assert not [text for text in texts if names_somebody(text)]
    assert len({line for text in texts for line in text.split("\n")}) > sum(len(each) for each in SAID.values()) * 2

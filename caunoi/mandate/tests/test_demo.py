"""The demo's documents come in once, and say what they are."""

from caunoi.mandate import demo, queries
from caunoi.mandate.models import Mandate
from caunoi.mandate.words import Stage
from tests.stage import NOON


def test_the_demo_has_past_reviews_a_directive_to_decide_on_and_a_plan_under_way(system, ward):
    for _ in range(2):
        demo.load(city=ward.bodies["city"], ward=ward.committee, by="system", at=NOON)

    assert Mandate.objects.count() == 6
    assert [review.period for review in queries.past_reviews(ward.bodies["city"])] == [
        "2024-H1",
        "2024",
        "2023-H1",
        "2020-H1",
    ]
    directive = Mandate.objects.get(kind="directive")
    assert (directive.number, directive.stage, queries.waiting_of(directive)) == ("07-CT/TU", Stage.IMPORTED, 12)
    plan = Mandate.objects.get(kind="plan")
    assert (plan.stage, plan.tasks.count()) == (Stage.ISSUED, 5)
    assert [item.addressee for item in queries.unassigned(plan)] == ["Công an phường"]

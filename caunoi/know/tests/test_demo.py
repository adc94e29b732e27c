"""The demo's year: late, early, corrected, expired and live, in every commune."""

from caunoi.access.context import as_system
from caunoi.know import demo
from caunoi.know.models import Disclosure, ItemQuestion, ListedName, NewsPage
from tests.stage import NOON


def test_the_demo_tells_a_whole_year(town):
    with as_system():
        demo.load(communes={"tanphu": town.place.code, "taythanh": town.neighbour_place.code}, province="79", at=NOON)

        rows = Disclosure.objects.filter(posted_at__isnull=False)
        assert rows.count() >= 38
        assert rows.filter(ended_early=True).count() == 2
        assert rows.filter(version__gt=1).exists()
        assert Disclosure.objects.filter(stage="decided", due__lt=NOON.date()).count() == 2
        inside = Disclosure.objects.filter(inside=True)
        assert {row.family for row in inside} == {"enterprise"}  # the small town has no service centre
        assert inside.filter(stage="planned").exists()
        assert inside.filter(stage="decided", due__gte=NOON.date()).exists()
        assert ItemQuestion.objects.filter(answered_at__isnull=True).count() == 4
        assert NewsPage.objects.count() == 8
        assert ListedName.objects.filter(until__lte=NOON.date()).exists()
        assert ListedName.objects.filter(until__gt=NOON.date()).exists()

"""Published reviews over HTTP: what everybody may read, and nothing of a draft."""

import pytest

from caunoi.access.context import as_system
from caunoi.review import commands


@pytest.fixture
def reviews(half_year, town, moment):
    with as_system():
        shown = commands.draft_review(body=town.committee, period_code="2026-H1", by="system", at=moment("2026-07-10"))
        commands.publish_review(review_id=shown.pk, by="system", at=moment("2026-07-11"))
        hidden = commands.draft_review(
            body=town.bodies["neighbour"], period_code="2026-H1", by="system", at=moment("2026-07-10")
        )
    return shown, hidden


def test_published_reviews_are_read_with_their_figures_words_and_tasks_and_drafts_are_not(reviews, town, client):
    shown, hidden = reviews
    (row,) = client.get(f"/api/v1/reviews?place={town.place.code}&period=2026-h1").json()
    assert (row["id"], row["body"], row["number"]) == (shown.pk, town.committee.code, "01/BC-UBND")
    assert [each["id"] for each in client.get(f"/api/v1/reviews?place={town.province.code}").json()] == [shown.pk]
    assert client.get(f"/api/v1/reviews?place={town.neighbour_place.code}").json() == []
    one = client.get(f"/api/v1/reviews/{shown.pk}").json()
    assert next(each["value"] for each in one["figures"] if each["code"] == "received") == 10
    assert len(one["tasks"]) == 3
    assert one["parts"][0]["text"]
    assert client.get(f"/api/v1/reviews/{hidden.pk}").status_code == 404


@pytest.mark.parametrize(("path", "status"), [("?place=00", 409), ("?place=%00'", 409), ("?limit=0", 422), ("?period=" + "9" * 40, 422), ("/0", 422), ("/99999999999999", 422), ("/7", 404)])  # fmt: skip
def test_bad_input_is_told(db, client, path, status):
    assert client.get(f"/api/v1/reviews{path}").status_code == status

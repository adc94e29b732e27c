"""The review above takes the reviews below over; many at once count like each by itself; examples and causes rest on data."""

from datetime import date

import pytest

from caunoi.access.context import as_system
from caunoi.indicators.periods import period
from caunoi.ledger.queries import acts_about
from caunoi.review import commands
from caunoi.review.commands import Issued
from caunoi.review.many import snapshots
from caunoi.review.models import Review
from caunoi.review.narrative import example_lines
from caunoi.review.outline import kind_of, kinds
from caunoi.review.report import part, parts, title
from caunoi.review.snapshot import UNIT_CELLS, _outliers, digest, snapshot
from caunoi.workplace import commands as workplace
from caunoi.workplace.tests.conftest import works  # noqa: F401

QUOTE = "- Các hộ dọc hẻm nhỏ hiến đất mở rộng lối đi để xe cứu thương vào được."


@pytest.fixture
def taken(half_year, town, moment):
    """The commune's review brought in, in time; the neighbour has issued none."""
    with as_system():
        (review,) = commands.take_over(
            province=town.province, period_code="2026-H1", issued=[Issued(town.committee, moment("2026-07-15"), {"skilful": QUOTE, "front": "- Có 41 kiến nghị được trả lời, đúng hẹn với bà con."})],
            by="system", at=moment("2026-08-01"),
        )  # fmt: skip
    return review


def test_many_at_once_count_exactly_like_each_by_itself(half_year, town, moment):
    of, today = period("2026-H1", on=date(2026, 8, 1)), date(2026, 8, 1)
    bodies = [town.committee, town.bodies["neighbour"]]

    found = snapshots(town.province, bodies, of, today=today)

    for body in bodies:
        alone = snapshot(body, of, today=today)
        for one, other in zip(alone["figures"], found[body.pk]["figures"], strict=True):
            assert one == other
        assert {key for key in alone if alone[key] != found[body.pk][key]} == set()


def test_a_review_brought_in_is_sealed_public_and_agrees_with_the_records(taken, moment):
    with as_system():
        found = commands.recompute(review_id=taken.pk, by="system", at=moment("2026-08-02"))
        kept = Review.objects.get(pk=taken.pk)
        kinds_of_acts = {entry.kind for entry in acts_about(taken.ref)}

    assert found == []
    assert (kept.state, kept.number, kept.frozen["approved"], digest(kept.frozen)) == (
        "published",
        None,
        False,
        kept.seal,
    )
    assert kinds_of_acts >= {"draft_review", "publish_review", "open_duty", "meet_duty"}


def test_bringing_in_twice_changes_nothing(taken, town, moment):
    with as_system():
        again = commands.take_over(
            province=town.province, period_code="2026-H1", issued=[Issued(town.committee, moment("2026-07-15"))], by="system", at=moment("2026-08-01")
        )  # fmt: skip

    assert again == []


def test_the_province_holds_its_communes_without_typing(taken, town, moment, client):
    with as_system():
        city = commands.draft_review(
            body=town.bodies["city"], period_code="2026-H1", by="system", at=moment("2026-08-01")
        )
        said = part(city, "lower")

    lower = city.figures["lower"]
    here, there = (
        next(row for row in lower["units"] if row["unit"] == place.pk) for place in (town.place, town.neighbour_place)
    )
    assert (here["state"], here["published"], here["late"], here["figures"]["received"]) == (
        "published",
        "2026-07-15",
        0,
        10,
    )
    assert (there["state"], there["late"]) == ("", 12)
    assert [(quote["section"], quote["unit"]) for quote in lower["quotes"]] == [("skilful", town.place.pk)]
    assert "1/2 đơn vị cấp xã đã công bố báo cáo" in said.text
    assert f"{town.neighbour_place.full_name} (chậm 12 ngày)" in said.text
    assert f"{town.place.full_name}: “Các hộ dọc hẻm nhỏ hiến đất" in said.text
    assert "41 kiến nghị" not in said.text
    links = [token.link for line in said.lines for token in line if token.link]
    assert links == [f"/bao-cao/{taken.pk}/"]
    client.force_login(town.city_head)
    shown = client.get(f"/can-bo/so-ket/{city.pk}/cap-duoi/?chi=chua").content.decode()
    assert "chậm 12 ngày" in shown
    assert links[0] not in shown.split("Câu trích")[0]


def test_the_quoted_link_survives_an_editor(taken, town, moment):
    with as_system():
        city = commands.draft_review(
            body=town.bodies["city"], period_code="2026-H1", by="system", at=moment("2026-08-01")
        )
        source = part(city, "lower").source
        commands.edit_section(
            review_id=city.pk, section="lower", text=source + "\n- Thêm một câu.", by="system", at=moment("2026-08-02")
        )
        edited = part(Review.objects.select_related("body", "body__place").get(pk=city.pk), "lower")

    tokens = [token for line in edited.lines for token in line]
    assert f"/bao-cao/{taken.pk}/" in {token.link for token in tokens}
    assert [token.mark for token in tokens][-1] == "person"
    assert "data" in {token.mark for token in tokens}


def test_a_letter_found_later_shows_above_as_a_difference(taken, town, letters, moment, client):
    letters.file("2026-06-29")
    with as_system():
        city = commands.draft_review(
            body=town.bodies["city"], period_code="2026-H1", by="system", at=moment("2026-08-01")
        )

    client.force_login(town.city_head)
    assert "khác số xã công bố" in client.get(f"/can-bo/so-ket/{city.pk}/cap-duoi/?chi=lech").content.decode()


def test_examples_are_drawn_by_rule_and_small_groups_never_shown(half_year, letters, town, moment):
    from caunoi.places.queries import topic

    with as_system():
        traffic = topic("traffic")
    for day in range(5, 14):
        letters.answered(f"2026-06-{day:02d}", f"2026-06-{day + 1:02d}", topic=traffic)
    with as_system():
        kept = snapshot(town.committee, period("2026-H1", on=date(2026, 8, 1)), today=date(2026, 8, 1))

    drawn = kept["examples"]
    assert [(row["label"], row["answered"], row["late"]) for row in drawn["good"]] == [(town.committee.name, 10, 0)]
    assert drawn["late"] == []
    assert (drawn["seed"], drawn["good_pool"], drawn["least"]) == (f"{town.committee.code}/2026-H1", 1, 10)
    lines = example_lines(kept)
    assert lines[-1].startswith(f"Ví dụ do máy rút theo hạt giống “{town.committee.code}/2026-H1”")
    assert "từ 10 đơn đã trả lời, không tính đơn tố cáo, không nêu người" in lines[-1]


def test_each_kind_of_body_has_its_own_report(town, moment):
    with as_system():
        review = commands.draft_review(
            body=town.bodies["phong-kt"], period_code="2026-H1", by="system", at=moment("2026-07-10")
        )
    unit = {"front", "communities", "lower"}
    for sort, begins, left_out in (
        ("peoples_committee", "Sơ kết công tác dân vận, thực hiện dân chủ ở cơ sở", set()),
        ("fatherland_front", "Sơ kết công tác Mặt trận", set()),
        ("party_committee", "Sơ kết công tác dân vận của hệ thống chính trị", set()),
        ("department", "Sơ kết thực hiện dân chủ trong hoạt động của cơ quan", unit),
        ("state_enterprise", "Sơ kết thực hiện dân chủ ở nơi làm việc", unit),
        ("service_centre", "Sơ kết thực hiện dân chủ trong hoạt động của cơ quan", unit),
    ):
        review.body.kind = sort
        assert title(review).startswith(begins), sort
        assert left_out.isdisjoint(each.code for each in parts(review)), sort
        assert kind_of(review.body) in kinds()


def test_half_years_and_years_have_the_days_of_the_rule(town, moment):
    for code, since, until, closing in (
        ("2026-H1", "2026-01-01", "2026-07-01", False), ("2025-H2", "2025-07-01", "2026-01-01", False), ("2025", "2025-01-01", "2026-01-01", True),
        ("2026-6M", "2025-12-15", "2026-06-15", False), ("2025-Y", "2024-12-15", "2025-12-15", True),
    ):  # fmt: skip
        with as_system():
            review = commands.draft_review(body=town.committee, period_code=code, by="system", at=moment("2026-08-01"))
        assert (review.since.isoformat(), review.until.isoformat()) == (since, until)
        assert title(review).startswith("Tổng kết" if closing else "Sơ kết")


def test_a_commune_holds_its_offices_reviews_and_what_workplaces_sent_of_themselves(half_year, town, moment, works, client):  # noqa: F811  # fmt: skip
    """An office that is a workplace has written its review there; sums are told of three at least."""
    with as_system():
        office = town.bodies["phong-kt"]
        drafted = commands.draft_review(body=office, period_code="2026-H1", by="system", at=moment("2026-07-05"))
        commands.edit_section(
            review_id=drafted.pk, section="authorities", text=QUOTE, by="system", at=moment("2026-07-05")
        )
        commands.publish_review(review_id=drafted.pk, by="system", at=moment("2026-07-08"))
        rows = [works.mill, works.shop, works.school]
        for row in rows[:2]:
            _sent(row, moment("2026-07-09"))
        few = commands.draft_review(body=town.committee, period_code="2026-H1", by="system", at=moment("2026-07-20"))
        told = part(few, "lower").text
        assert "1/1 đơn vị thuộc, trực thuộc đã công bố hoặc gửi báo cáo 6 tháng đầu năm 2026" in told
        assert QUOTE.removeprefix("- ") in told
        assert "2/3 nơi làm việc đã gửi bản tự sơ kết" in told
        assert "hội nghị hợp lệ" not in told
        _sent(rows[2], moment("2026-07-10"))
        whole = commands.refresh(review_id=few.pk, by="system", at=moment("2026-07-20"))
        said = part(whole, "lower").text
        assert "3/3 nơi làm việc" in said
        assert "0 hội nghị hợp lệ, 0 cuộc đối thoại định kỳ" in said
        assert whole.figures["lower"]["workplaces"]["figures"]["workers"] == 190
    client.force_login(town.head)
    page = client.get(f"/can-bo/so-ket/{whole.pk}/cap-duoi/").content.decode()
    assert "Bản tự sơ kết của các nơi làm việc" in page
    assert f"/bao-cao/{drafted.pk}/" in page
    assert client.get("/can-bo/noi-lam-viec/tu-so-ket/2026-H1/").status_code == 200


def _sent(row, at):
    written = workplace.write_review(
        workplace_id=row.pk, period="2026-H1", done="Đã họp, đã đối thoại đúng kỳ với người lao động.", short="", ahead="Tổ chức đối thoại định kỳ trong quý III.", by="system", at=at
    )  # fmt: skip
    return workplace.send_review(review_id=written.pk, by="system", at=at)


def test_a_unit_far_from_the_middle_is_named_on_the_page_and_in_the_words_and_one_of_few_letters_is_not(
    half_year, town, moment, client
):
    """Nine communes answered 24 to 40 letters, one of them a third in time; another had 19, too few to judge."""
    with as_system():
        city = commands.draft_review(
            body=town.bodies["city"], period_code="2026-H1", by="system", at=moment("2026-08-01")
        )
        nothing = dict.fromkeys((*UNIT_CELLS, "overdue"), 0)
        shares = [(24, 22), (25, 24), (30, 27), (40, 38), (26, 23), (28, 27), (33, 30), (24, 23), (27, 9), (19, 1)]
        units = [
            nothing
            | {"unit": 1000 + n, "label": f"Phường số {n}", "answered": whole, "on_time": part, "received": whole}
            for n, (whole, part) in enumerate(shares)
        ]
        city.figures |= {"units": units, "outliers": _outliers(units)}
        city.save(update_fields=["figures"])
        told = part(city, "lower").text
    client.force_login(town.city_head)
    page = client.get(f"/can-bo/so-ket/{city.pk}/cap-duoi/").content.decode()
    apart = client.get(f"/can-bo/so-ket/{city.pk}/cap-duoi/?chi=khac").content.decode()

    assert "Phường số 8 33,3%" in told
    assert "<li>Phường số 8: 33,3%</li>" in page
    assert "bỏ qua 1 vì số còn ít" in page
    assert ("Phường số 8</td>" in apart, "Phường số 9</td>" in apart, "Phường số 0</td>" in apart) == (
        True,
        False,
        False,
    )

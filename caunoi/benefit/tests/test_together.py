"""Across rooms: an objection becomes a petition; what a voice changed; ratings of answers beside the others; open data, maps, demo."""

from datetime import timedelta

import pytest

from caunoi.access.context import as_system
from caunoi.benefit import commands, demo, queries
from caunoi.benefit.models import IndexScore, ListObjection, ServiceRating
from caunoi.files.opendata import Span, catalogue
from caunoi.journeys import changed, objections, satisfaction
from caunoi.journeys.changed import Change, Changes
from caunoi.kernel.refusal import Refusal
from caunoi.places.queries import outlines
from caunoi.ui.front import front
from caunoi.ui.maps import Told, commune_map, province_map
from caunoi.ui.measures import Reach, measures
from caunoi.voice.models import Petition
from tests.stage import NOON

from .conftest import PEOPLE, at, signed
from .test_ratings import rate_many

TODAY = NOON.date()


def test_an_objection_is_a_petition_with_a_receipt_and_the_list_counts_it(town, posted, client, desk):
    here = f"/thu-huong/{town.place.code}/{posted.pk}/y-kien/"
    asked = client.get(here).content.decode()
    short = client.post(here, {"text": "sai", "key": "k" * 32})
    said = {"text": "Bà Lan đã chuyển đi từ năm ngoái, hộ ông Tư thì bị sót.", "key": "a" * 32, "phone": "0912345678"}
    sent = [client.post(here, said).content.decode() for _ in range(2)]
    page = client.get(at("programme", town.place.code, posted.pk)).content.decode()

    assert "Gửi ý kiến về danh sách" in asked
    assert short.status_code == 422
    assert "Biên nhận" in sent[0]
    with as_system():
        petition, noted = Petition.objects.get(), ListObjection.objects.get()
        assert (petition.pk, petition.body_id) == (noted.petition, posted.body_id)
    assert here in page
    assert "1 ý kiến, 0 đã có kết quả" in page
    assert objections.note_results() == 0
    assert commands.note_results(results={petition.pk: ("Đúng", TODAY)}) == 1
    assert "1 ý kiến, 1 đã có kết quả" in client.get(at("programme", town.place.code, posted.pk)).content.decode()
    assert "Đúng" in desk.get(at("desk-programme", posted.pk)).content.decode()
    with pytest.raises(Refusal, match="đã hết"):
        objections.object_to(
            programme_id=posted.pk, text="Danh sách còn thiếu hộ ông Tư ở cuối hẻm.", at=NOON + timedelta(days=20)
        )


def test_what_a_voice_changed_is_merged_by_day_and_no_page_loses_or_repeats_a_row(
    town, posted, desk, client, monkeypatch, django_assert_num_queries
):
    desk.post(
        at("desk-list", posted.pk), {"rows": PEOPLE.replace("Trần Văn Bé", "Phạm Văn Sáu"), "why": "Hộ đã chuyển đi"}
    )
    here = f"/tieng-noi/{town.place.code}/"
    page = client.get(here).content.decode()
    with django_assert_num_queries(5):
        changed.changes(town.place, TODAY)

    assert "Hộ đã chuyển đi" in page
    assert "Danh sách thêm 1 dòng, bỏ 1 dòng." in page
    assert client.get(f"{here}?den=2026-99~x").status_code == 200
    assert client.get("/tieng-noi/khong-co/").status_code == 404

    def source(name, days):
        rows = [
            Change(TODAY - timedelta(days=n // 7), f"{name}:{n:03d}", ("a", "a"), "", "", "", "/") for n in range(days)
        ]
        return lambda _place, until, most: sorted(
            (r for r in rows if r.on <= until), key=lambda r: (-r.on.toordinal(), r.ref)
        )[:most]

    monkeypatch.setattr(changed, "SOURCES", (source("x", 50), source("y", 23)))
    seen, after = [], ""
    for _ in range(20):
        found: Changes = changed.changes(town.place, TODAY, after, size=9)
        seen += [row.ref for row in found.rows]
        after = found.after
        if not after:
            break
    assert len(seen) == len(set(seen)) == 73


def test_ratings_of_counters_count_as_measures_and_open_data_without_small_groups(town, service, batch, client):
    rate_many(batch, [5, 4, 1])
    few = list(catalogue.of("service-ratings").rows(Span(today=TODAY, place=town.place)))
    rate_many(batch, [5] * 7, start=4)
    rows = list(catalogue.of("service-ratings").rows(Span(today=TODAY, place=town.place)))
    reach = Reach(bodies=(town.committee.pk,))
    counted = measures.counts(
        ["benefit.asked", "benefit.rated", "benefit.satisfied"], reach, since=TODAY, until=TODAY + timedelta(days=1)
    )
    api = client.get(f"/api/v1/satisfaction?place={town.place.code}").json()
    index = client.get(f"/api/v1/service-index?place={town.place.code}&period=2026-Q3").json()

    assert few[0][8:13] == (40, None, None, None, None)
    assert rows[0][8:13] == (40, 10, 9, 596, 982)
    assert counted[0] == {"benefit.asked": 40, "benefit.rated": 10, "benefit.satisfied": 9}
    assert [(each["answered"], each["satisfied"]) for each in api] == [(10, 9)]
    assert [each["points"] for each in index] == [None] * 6
    assert client.get(f"/api/v1/service-index?place={town.place.code}&period=x").status_code == 422
    lines = {line.vi: line.value for line in front.lines("benefit", town.place, TODAY)}
    assert lines["Hài lòng trong một năm"] == "90,0% (59,6% – 98,2%) của 10"


def test_ratings_of_answers_stand_beside_with_the_same_spans(town, filed):
    filed()
    told = satisfaction.answers(town.place, [queries.year(TODAY), *queries.quarters(TODAY)])

    assert len(told.counts) == 6
    assert told.counts[0].answered == 0


def test_every_province_has_an_outline_and_every_square_of_a_grid_one_commune(client, town):
    drawn = outlines.outlines()
    told = {"01": Told("Hà Nội", 90.0, "90%"), "79": Told("TP. Hồ Chí Minh", 60.0, "60%")}
    country = province_map("Bản đồ", told, unit="%")
    by_province = {}
    for code, cell in drawn.communes.items():
        by_province.setdefault(code, cell)
    page = client.get(at("compare", "ca-nuoc", "service")).content.decode()

    assert len(drawn.provinces) == len(drawn.sizes) == 34
    assert all(path.startswith("M") and path.endswith("Z") for path in drawn.provinces.values())
    assert len(drawn.communes) == 3321
    assert {shape.told.name: shape.tone for shape in country.shapes if shape.told.value} == {
        "Hà Nội": "d4",
        "TP. Hồ Chí Minh": "d0",
    }
    assert [shape.label for shape in country.shapes if shape.dots] == [
        "QĐ. Hoàng Sa (Đà Nẵng)",
        "QĐ. Trường Sa (Khánh Hòa)",
    ]
    assert [each.step for each in country.shapes if each.told.value] == ["5", "1"]
    assert [step for _tone, step, _words in country.key] == ["1", "2", "3", "4", "5", ""]
    for code, (x, y) in drawn.middles.items():  # where a province's number stands
        ends = [
            [float(number) for number in point.split()]
            for point in drawn.provinces[code].strip("MZ").replace("ZM", "L").split("L")
        ]
        assert min(end[0] for end in ends) < x < max(end[0] for end in ends), code
        assert min(end[1] for end in ends) < y < max(end[1] for end in ends), code
    assert commune_map("Bản đồ", "00", {}) is None
    assert page.count("<path") >= 34
    assert "<table" in page or "Chưa nơi nào có phiếu" in page


def test_the_demo_loads_once_and_says_it_is_made_up(town, client, system):
    demo.load(communes={"tanphu": town.place.code}, province="79", at=NOON)
    pages = [
        at("satisfaction", town.place.code),
        at("programmes", town.place.code),
        at("index", town.place.code),
        f"/tieng-noi/{town.place.code}/",
    ]
    shown = [client.get(page) for page in pages]

    assert ServiceRating.objects.count() > 150
    assert IndexScore.objects.filter(synthetic=True).count() == 10
    assert {answer.status_code for answer in shown} == {200}
    assert all("Dữ liệu mẫu" in answer.content.decode() for answer in shown)
    programme = queries.programmes_of(town.place).filter(state="closed").get()
    assert not queries.beneficiaries(programme).exists()
    assert signed(town.handler).get(at("desk-programmes")).status_code == 200

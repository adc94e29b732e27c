"""Signs of formality: reports that say the same found, each sign open to its records, read by those who oversee."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.indicators import commands
from caunoi.indicators.periods import period, preceding
from caunoi.indicators.queries.formality import copied, signs
from caunoi.indicators.similar import alike, families
from caunoi.review.commands import draft_review, edit_section
from tests.stage import NOON

H1 = "2026-H1"
ONE = (
    "Trong kỳ, Ủy ban nhân dân phường đã tổ chức 12 buổi tuyên truyền tại 7 khu phố, vận động các hộ mặt tiền dọn vỉa hè và trả lại lối đi. "
    "Kết quả, 85 hộ đã tự tháo dỡ mái che; phường hỗ trợ 15 hộ khó khăn chuyển chỗ bán."
)
COPIED = ONE.replace("12 buổi", "9 buổi").replace("7 khu phố", "5 khu phố").replace("85 hộ", "61 hộ")
OTHER = (
    "Phường mời đại diện từng chung cư đối thoại về quỹ bảo trì; ban quản trị công khai sổ thu chi, thống nhất sửa thang máy trước mùa mưa, "
    "giao công an phường nhận phản ánh tiếng ồn sau 22 giờ và báo lại cư dân mỗi tuần."
)
RULE = {"words": 5, "least": 0.6, "shortest": 20, "common": 0.5}


def test_a_report_copied_with_new_figures_is_found_and_an_own_one_is_not():
    pairs = alike([(1, ONE), (2, COPIED), (3, OTHER), (1, ONE)], **RULE)

    assert [(pair.one, pair.other) for pair in pairs] == [(0, 1), (1, 3)]
    assert pairs[0].share == 1
    assert pairs[0].shared.startswith("Trong kỳ, Ủy ban nhân dân phường")


def test_a_text_that_many_share_is_told_once_with_all_who_wrote_it():
    pairs = alike([(1, ONE), (2, COPIED), (3, OTHER), (4, ONE)], **RULE | {"common": 1})

    assert [(each.members, each.share) for each in families(pairs)] == [((0, 1, 3), 1.0)]


def test_wording_that_everybody_uses_is_no_copy():
    form = "Thực hiện Luật Thực hiện dân chủ ở cơ sở và chỉ đạo của cấp trên, đơn vị báo cáo kết quả công tác dân vận trong kỳ như sau: "
    own = [
        "rác ở hẻm 12 thu gom xong",
        "chợ đêm dời ra bãi xe",
        "trạm y tế mở thêm ca tối",
        "sân bóng giao khu phố giữ",
        "đường số 3 đã có đèn",
    ]

    assert alike([(at, form + text) for at, text in enumerate(own)], **{**RULE, "common": 0.3}) == []
    assert alike([(1, "Đã làm xong."), (2, "Đã làm xong.")], **RULE) == []


@given(st.lists(st.tuples(st.integers(1, 3), st.text(max_size=60)), max_size=8))
def test_pairs_are_of_different_bodies_and_never_more_than_alike(texts):
    for pair in alike(texts, words=2, least=0.1, shortest=1, common=1.0):
        assert texts[pair.one][0] != texts[pair.other][0]
        assert 0.1 <= pair.share <= 1


@pytest.fixture
def written(town, half_year):
    """Two communes whose reviews say the same, one with a figure typed, and an officer of the city for people-relations work."""
    from tests.town import officer

    with as_system():
        for body, text in ((town.committee, ONE), (town.bodies["neighbour"], COPIED)):
            review = draft_review(body=body, period_code=H1, by="system", at=NOON)
            edit_section(review_id=review.pk, section=_section(), text=text, by="system", at=NOON)
        for code in (H1, "2026-H2"):
            commands.recount_province(province=town.province, period_code=code, by="system", at=NOON)
    return officer("danvan", "Huỳnh Kim Yến", (town.bodies["city"], [Role.MOBILISER]))


def _section():
    from caunoi.review.outline import sections

    return next(each.code for each in sections() if each.writable)


def test_the_people_relations_staff_see_each_sign_with_where_it_is_strongest(written, town, client):
    client.force_login(written)
    page = client.get(f"/can-bo/dau-hieu-hinh-thuc/?ky={H1}")
    told = {sign.now.indicator.code: sign for sign in page.context["signs"]}

    assert told["typed_figures"].now.value == 2
    assert {place.pk for place, _value in told["typed_figures"].worst} == {town.place.pk, town.neighbour_place.pk}
    later = client.get("/can-bo/dau-hieu-hinh-thuc/?ky=2026-H2").context["signs"]
    assert next(sign for sign in later if sign.now.indicator.code == "reviews_stale").now.value == 2
    assert page.context["found"] == 1
    pair = page.context["pairs"][0]
    assert {side.body for side in pair.sides} == {town.committee.pk, town.bodies["neighbour"].pk}
    assert "Giống nhau 100" in page.content.decode()


def test_a_head_sees_the_signs_of_the_own_commune_alone(written, town, client):
    client.force_login(town.head)

    assert client.get("/can-bo/dau-hieu-hinh-thuc/").context["place"].pk == town.place.pk
    assert client.get(f"/can-bo/dau-hieu-hinh-thuc/?noi={town.neighbour_place.code}").status_code == 403
    with speaking_for(town.neighbour.pk):
        assert copied(town.province, period(H1, on=NOON.date()))[0] == []


@pytest.mark.parametrize(("who", "status"), [(None, 302), ("stranger", 403), ("handler", 403), ("former", 403)])
def test_it_is_not_for_others(town, client, who, status):
    if who:
        client.force_login(town.officers[who])

    assert client.get("/can-bo/dau-hieu-hinh-thuc/").status_code == status


@pytest.mark.parametrize("more", ["?ky=x", "?ky=2026-H2&trang=-1", "?noi=%00", "?trang=99999999999"])
def test_bad_addresses_are_answered_kindly(town, client, more):
    client.force_login(town.head)

    assert client.get(f"/can-bo/dau-hieu-hinh-thuc/{more}").status_code in (200, 403, 404)


def test_signs_take_as_many_statements_for_a_province_as_for_a_commune(written, town, django_assert_max_num_queries):
    of = period(H1, on=date(2026, 11, 1))
    with django_assert_max_num_queries(12):
        assert len(signs(town.province, of, preceding(of, on=date(2026, 11, 1)))) > 15

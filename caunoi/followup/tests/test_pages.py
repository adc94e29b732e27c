"""The pages: everybody reads, filters and disputes without an account; officers answer; bad input is never an error of ours."""

import json

import pytest
from django.urls import reverse

from caunoi.followup import commands, queries
from caunoi.followup.courses import Course, courses

from .conftest import DUE, NOON


@pytest.fixture
def finished(follow):
    number = follow("promise", due_on=DUE)
    commands.done(queries.one(number).ref, told="Đã thay nắp cống", link="/cong-khai/12/", by="person:1", at=NOON)
    return number


def test_everybody_reads_the_list_and_one_with_its_course(
    client, follow, finished, town, django_assert_max_num_queries
):
    late = follow(text="Lắp lại đèn hẻm 12", due_on=NOON.date().replace(day=3), kind="promise")
    for _ in range(30):
        follow()
    address = reverse("followup:followups")
    with django_assert_max_num_queries(12):
        page = client.get(address, {"noi": town.place.code}).content.decode()
    assert "Còn nợ đã bao lâu" in page
    assert "Trang sau" in page or "sau=" in page
    page = client.get(address, {"noi": town.place.code, "xem": "qua-han", "loai": "promise"}).content.decode()
    assert "Lắp lại đèn hẻm 12" in page
    assert "Sửa nắp cống" not in page
    page = client.get(reverse("followup:followup", args=[late])).content.decode()
    assert "trễ 16 ngày" in page
    page = client.get(reverse("followup:followup", args=[finished])).content.decode()
    assert "Tôi chưa đồng ý" in page
    assert "/cong-khai/12/" in page


@pytest.mark.parametrize(
    "asked",
    ["noi=99999", "noi=%00", "co-quan='--", "xem=la", "loai=1", "tu=x", "sau=~", "sau=0001-01-01~99999999999999999999", "sau=2026-11-02~x", "sau=2026-11-02~-1&xem=qua-han", "sau=9999-12-31~9223372036854775807"],
)  # fmt: skip
def test_no_address_is_an_error_of_ours(client, follow, asked):
    follow()
    assert client.get(f"{reverse('followup:followups')}?{asked}").status_code == 200


def test_what_is_not_there_is_not_found(client, town):
    for address in (
        "/theo-den-cung/KN-2026-99999/",
        "/theo-den-cung/x/chua-dong-y/",
        "/api/v1/followups/x",
        "/api/v1/followups/%00",
    ):
        assert client.get(address).status_code == 404


def test_a_dispute_is_sent_without_an_account_once(client, finished):
    address = reverse("followup:dispute", args=[finished])
    form = client.get(address).content.decode()
    assert "Vì sao bạn chưa đồng ý" in form
    short = client.post(address, {"text": "ngắn", "key": "k1"})
    assert short.status_code == 422
    assert "ngắn" in short.content.decode()
    for _ in range(2):
        assert client.post(address, {"text": "Nắp cống vẫn hở, tối qua xe sụp", "key": "k1"}).status_code == 302
    page = client.get(reverse("followup:followup", args=[finished])).content.decode()
    assert "1 ý kiến đang chờ" in page
    assert "tối qua xe sụp" not in page


def test_officers_answer_what_their_body_owes_and_nobody_elses(client, follow, town):
    before = dict(courses._by_source)
    courses.tell("check.recommendation", "Kiểm tra", "Check", Course(answer=True))
    try:
        number = follow()
        client.force_login(town.neighbour)
        assert client.get(reverse("followup:act", args=[number, "tra-loi"])).status_code == 404
        client.force_login(town.handler)
        assert "Sửa nắp cống" in client.get(reverse("followup:owed")).content.decode()
        address = reverse("followup:act", args=[number, "tra-loi"])
        refused = client.post(address, {"outcome": "accepted", "reason": "Tiếp thu, sẽ làm ngay"})
        assert refused.status_code == 422
        assert "Tiếp thu, sẽ làm ngay" in refused.content.decode()
        said = {"outcome": "accepted", "reason": "Tiếp thu, sẽ làm ngay", "due_on": "01/12/2026"}
        assert client.post(address, said).status_code == 302
        assert client.post(address, said).status_code == 404  # answered already
        done = client.post(
            reverse("followup:act", args=[number, "lam-xong"]), {"text": "Đã thay nắp cống mới", "link": "javascript:x"}
        )
        assert done.status_code == 422
        assert "Báo làm xong" in client.get(reverse("followup:desk", args=[number])).content.decode()
    finally:
        courses._by_source.clear()
        courses._by_source.update(before)


def test_programs_read_the_same(client, follow, finished, town):
    follow()
    read = client.get("/api/v1/followups", {"place": town.place.code, "seen": "bao-xong"}).json()
    assert [(row["number"], row["state"]) for row in read["items"]] == [(finished, "done")]
    one = client.get(f"/api/v1/followups/{finished}").json()
    assert [step["act"] for step in one["steps"]] == ["accept", "finish"]
    rows = json.loads(b"".join(client.get("/du-lieu/followups.json", {"place": town.place.code})))
    assert "Ban Thanh tra nhân dân" in json.dumps(rows, ensure_ascii=False)

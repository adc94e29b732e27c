"""The pages: everybody reads and comments without an account, officers do their part, bad input is never an error of ours."""

import json
import re

import pytest
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.oversee import commands, queries
from caunoi.oversee.models import Criticism, Supervision
from caunoi.oversee.words import Capacity

from .conftest import DRAFT, NOON


def page(client, address, **asked):
    found = client.get(address, asked)
    assert found.status_code == 200, address
    return found.content.decode()


def test_a_supervision_is_made_on_the_pages_from_its_plan_to_its_recommendation(
    client, front, town, django_assert_max_num_queries
):
    client.force_login(town.front)
    start = {
        "title": "Thu chi quỹ vận động", "subject": town.committee.pk, "form": "team", "basis": "petitions", "scope": "Quỹ năm 2026 tại các tổ", "starts_on": "30/11/2026",
        "ends_on": "30/11/2026", "programme": "",
    }  # fmt: skip
    late = client.post(reverse("oversee:plan"), start)
    assert late.status_code == 422
    assert "Quỹ năm 2026 tại các tổ" in late.content.decode()
    assert (
        client.post(reverse("oversee:plan"), {**start, "starts_on": "7/12/2026", "ends_on": "8/12/2026"}).status_code
        == 302
    )
    with as_system():
        row = Supervision.objects.get()
    one = reverse("oversee:supervision-desk", args=[row.pk])
    assert (
        client.get(reverse("oversee:supervision", args=[row.pk])).status_code == 404
    )  # nobody reads a plan that was not sent
    assert (
        client.post(
            f"{one}doan/", {"head": "Ngô Ngọc Mai", "head_office": "Chủ tịch", "members": "Trần Dân\n* Lê Sáu"}
        ).status_code
        == 302
    )
    assert (
        client.post(f"{one}gui-ke-hoach/", {"decision": "12/QĐ", "outline": "1. Số thu 2. Số chi"}).status_code == 302
    )
    assert "Gửi kế hoạch" in page(client, one)
    client.logout()
    public = page(client, reverse("oversee:supervision", args=[row.pk]))
    assert "Lê Sáu" in public
    assert "Trần Dân" not in public
    client.force_login(town.neighbour)
    assert client.get(one).status_code == 404
    client.force_login(town.handler)
    assert "Gửi báo cáo cho đoàn giám sát" in page(client, one)
    assert client.post(f"{one}da-giam-sat/", {}).status_code == 404  # not its work
    assert client.post(f"{one}gui-bao-cao/", {"number": ""}).status_code == 422
    assert client.post(f"{one}gui-bao-cao/", {"number": "45/BC-UBND"}).status_code == 302
    with django_assert_max_num_queries(22):
        page(client, reverse("oversee:desk"))


def test_a_draft_is_criticised_answered_and_read_by_everybody(client, criticised, town, speak):
    one = reverse("oversee:criticism-desk", args=[criticised.pk])
    client.force_login(town.head)
    assert client.get(one).status_code == 404  # not sent yet
    client.force_login(town.front)
    assert (
        client.post(
            f"{one}y-kien/",
            {"capacity": "expert", "name": "TS. Lê Minh", "section": "", "text": "Giờ bán quá ngắn cho người bán"},
        ).status_code
        == 422
    )
    client.post(
        f"{one}y-kien/",
        {
            "capacity": "expert",
            "name": "TS. Lê Minh",
            "consented": "on",
            "section": "",
            "text": "Giờ bán quá ngắn cho người bán",
        },
    )
    assert client.post(f"{one}gui/", {"summary": "Dự thảo cần sửa giờ bán."}).status_code == 422
    with as_system():
        opinion = queries.ungrouped(criticised).get()
    client.post(f"{one}diem-moi/", {"opinions": [opinion.pk], "section": "", "what": "Kéo dài giờ bán hàng"})
    assert client.post(f"{one}gui/", {"summary": "Dự thảo cần sửa giờ bán."}).status_code == 302
    client.force_login(town.head)
    with as_system():
        [shown] = queries.points_of(criticised)
    point = reverse("oversee:point", args=[criticised.pk, shown.point.pk])
    assert client.post(f"{one}ky/").status_code == 422  # not every point is answered
    assert client.post(point, {"verdict": "la", "reason": "Sửa đến 8 giờ sáng"}).status_code == 422
    assert client.post(point, {"verdict": "accepted", "reason": "Sửa đến 8 giờ sáng"}).status_code == 302
    assert "Sửa đến 8 giờ" not in page(client, reverse("oversee:criticism", args=[criticised.pk]))  # shown once signed
    assert client.post(f"{one}ky/").status_code == 302
    assert (
        client.post(
            f"{one}ban-hanh/",
            {"issued_as": "05/QĐ-UBND", "issued_on": "18/11/2026", "issued": DRAFT.replace("7 giờ", "8 giờ")},
        ).status_code
        == 302
    )
    client.logout()
    public = page(client, reverse("oversee:criticism", args=[criticised.pk]))
    assert "TS. Lê Minh" in public
    assert "<ins>8</ins>" in public
    told = client.get(f"/api/v1/criticisms/{criticised.pk}").json()
    assert [(each["verdict"], each["reason"]) for each in told["matrix"]] == [("accepted", "Sửa đến 8 giờ sáng")]
    assert "Kéo dài giờ bán" in json.dumps(
        json.loads(b"".join(client.get("/du-lieu/criticism-points.json"))), ensure_ascii=False
    )


def test_only_who_signs_is_offered_the_signature_and_the_others_read_who_it_is_and_when(
    client, criticised, notified, front, town, speak
):
    one = reverse("oversee:criticism-desk", args=[criticised.pk])
    with as_system():
        Criticism.objects.filter(pk=criticised.pk).update(until="2026-11-30")
    client.force_login(town.front_clerk)
    early = page(client, one)
    assert "từ 01/12/2026" in early
    assert "việc của Ngô Ngọc Mai" in early
    watched = page(client, reverse("oversee:supervision-desk", args=[notified.pk]))
    assert f"/{notified.pk}/thoi/" not in watched  # giving up is the head's
    assert "Ngô Ngọc Mai" in watched
    client.force_login(town.front)
    assert f"{one}gui/" not in page(client, one)
    assert client.post(f"{one}gui/", {"summary": "Dự thảo cần sửa giờ bán."}).status_code == 404
    with as_system():
        Criticism.objects.filter(pk=criticised.pk).update(until="2026-11-18")
    assert f"{one}gui/" in page(client, one)
    with speak(town.front):
        said = {"criticism_id": criticised.pk, "by": town.front, "at": NOON}
        commands.opine(capacity=Capacity.EXPERT, text="Giờ bán quá ngắn cho người bán", **said)
        commands.make_point(
            what="Kéo dài giờ bán hàng", opinions=[each.pk for each in queries.ungrouped(criticised)], **said
        )
        commands.send(summary="Dự thảo cần sửa giờ bán.", **said)
    client.force_login(town.handler)
    answering = page(client, one)
    assert f"{one}ky/" not in answering
    assert f"việc của {town.head.name} ({town.committee.name})" in answering
    assert client.post(f"{one}ky/").status_code == 404
    client.force_login(town.head)
    assert f"{one}ky/" in page(client, one)


def test_a_mistyped_last_day_is_mended_and_everybody_reads_what_was_announced(client, criticised, front, town):
    one = reverse("oversee:criticism-desk", args=[criticised.pk])
    with as_system():
        Criticism.objects.filter(pk=criticised.pk).update(until="2027-11-18")
    client.force_login(town.front_clerk)
    assert client.get(f"{one}doi-ngay/").status_code == 404  # the head's
    client.force_login(town.front)
    assert f"{one}doi-ngay/" in page(client, one)
    asked = page(client, f"{one}doi-ngay/")
    assert "5 ngày làm việc" in asked
    wrong = client.post(f"{one}doi-ngay/", {"until": "20/11/2026", "reason": "Ghi nhầm năm khi nhận dự thảo"})
    assert wrong.status_code == 422
    assert "sớm nhất là 27/11/2026" in wrong.content.decode()
    assert "Ghi nhầm năm khi nhận dự thảo" in wrong.content.decode()  # nothing typed is lost
    mended = client.post(f"{one}doi-ngay/", {"until": "27/11/2026", "reason": "Ghi nhầm năm khi nhận dự thảo"})
    assert mended.status_code == 302
    client.logout()
    public = page(client, reverse("oversee:criticism", args=[criticised.pk]))
    for told in ("27/11/2026", "Ban đầu báo đến hết 18/11/2027", "Ghi nhầm năm khi nhận dự thảo"):
        assert told in public
    assert client.get(f"/api/v1/criticisms/{criticised.pk}").json()["announced"] == "2027-11-18"


def hidden(content):
    """What a page carries on to the next."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', content)) | {"csrfmiddlewaretoken": ""}


def test_anybody_comments_a_question_a_page_without_an_account_and_a_double_press_is_one(client, front, town):
    address = reverse("oversee:comment", args=[town.place.code])
    text = "Nên trả lời điện thoại đường dây nóng ngoài giờ"
    first = page(client, address)
    assert first.count("<h1") == 1
    assert "<textarea" not in first
    second = client.post(address, {**hidden(first), "drafter": town.committee.pk}).content.decode()
    nothing = client.post(address, {**hidden(second), "text": ""})
    assert nothing.status_code == 422
    third = client.post(address, {**hidden(second), "text": text}).content.decode()
    back = client.post(address, {**hidden(third), "name": "Nguyễn A", "lui": "1"}).content.decode()
    assert text in back  # going back loses nothing, neither the words nor the name typed after them
    assert hidden(back)["name"] == "Nguyễn A"
    assert client.post(address, {**hidden(third), "name": "Nguyễn A"}).status_code == 422  # not without consent
    for _ in range(2):
        assert client.post(address, {**hidden(third), "name": ""}).status_code == 302
    with as_system():
        assert Criticism.objects.get().opinions.count() == 1
    assert "đường dây nóng" not in page(client, reverse("oversee:standing", args=[town.place.code]))
    forged = client.post(address, {**hidden(third), "drafter": "99999999", "o_buoc": "2", "khoa": "k2", "name": ""})
    assert forged.status_code == 422
    assert client.post(address, {"o_buoc": "99999", "khoa": "x" * 500}).status_code == 422
    assert client.get(reverse("oversee:comment", args=[town.neighbour_place.code])).status_code == 404


def test_a_matter_supervised_once_is_supervised_again_and_both_pages_say_so(client, notified, town):
    client.force_login(town.front)
    address = f"{reverse('oversee:plan')}?lai={notified.pk}"
    form = page(client, address)
    assert f"Giám sát lại: {notified.title}" in form
    assert notified.scope in form
    said = {
        "title": f"Giám sát lại: {notified.title}", "subject": town.committee.pk, "form": "team", "basis": "petitions", "scope": notified.scope,
        "starts_on": "14/12/2026", "ends_on": "15/12/2026", "programme": "",
    }  # fmt: skip
    assert client.post(address, said).status_code == 302
    with as_system():
        again = Supervision.objects.get(previous=notified)
    assert reverse("oversee:supervision", args=[again.pk]) not in page(
        client, reverse("oversee:supervision", args=[notified.pk])
    )  # a plan not sent
    one = reverse("oversee:supervision-desk", args=[again.pk])
    client.post(f"{one}doan/", {"head": "Ngô Ngọc Mai", "head_office": "Chủ tịch", "members": "Trần Dân"})
    assert (
        client.post(f"{one}gui-ke-hoach/", {"decision": "15/QĐ", "outline": "1. Số thu 2. Số chi"}).status_code == 302
    )
    client.logout()
    assert reverse("oversee:supervision", args=[again.pk]) in page(
        client, reverse("oversee:supervision", args=[notified.pk])
    )
    assert notified.title in page(client, reverse("oversee:supervision", args=[again.pk]))
    client.force_login(town.neighbour)
    assert client.get(address).status_code in (403, 404)  # nobody else's matter


@pytest.mark.parametrize(
    "address",
    ["/giam-sat/%00/", "/giam-sat/99999999999999999999999/", "/gop-y-xay-dung/la/", "/giam-sat/cuoc/00000000-0000-0000-0000-000000000000/", "/phan-bien/00000000-0000-0000-0000-000000000000/", "/api/v1/criticisms/00000000-0000-0000-0000-000000000000"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, town, address):
    assert client.get(address).status_code == 404


def test_a_place_shows_all_of_it_in_a_constant_number_of_statements(
    client, notified, criticised, front, town, speak, django_assert_max_num_queries
):
    commands.open_hearings(at=NOON)
    address = reverse("oversee:place", args=[town.place.code])
    for asked in ({}, {"sau": "x~y"}, {"sau": "2026-12-31~00000000-0000-0000-0000-000000000000"}):
        with django_assert_max_num_queries(14):
            assert "Nghe kết quả 6 tháng" in page(client, address, **asked)
    assert "Thu, chi" in page(client, address) or "thu, chi" in page(client, address)
    rows = client.get("/api/v1/supervisions", {"place": town.place.code}).json()["items"]
    assert [row["stage"] for row in rows] == ["notified"]


def test_officers_of_nobody_find_nothing(client, notified, criticised, town, speak):
    with speak(town.front):
        commands.opine(
            criticism_id=criticised.pk,
            capacity=Capacity.RESIDENT,
            text="Ý kiến không nêu tên của một người dân",
            by=town.front,
            at=NOON,
        )
    client.force_login(town.stranger)
    for name, key in (("supervision-desk", notified.pk), ("criticism-desk", criticised.pk)):
        assert client.get(reverse(f"oversee:{name}", args=[key])).status_code == 404
    assert client.get(reverse("oversee:plan")).status_code == 404
    assert client.get(reverse("oversee:criticism-new")).status_code == 404
    client.force_login(town.head)
    assert client.get(reverse("oversee:paper", args=[notified.pk, "ke-hoach", "docx"])).status_code == 404
    client.force_login(town.front)
    assert client.get(reverse("oversee:paper", args=[notified.pk, "ke-hoach", "docx"])).status_code == 200
    assert client.get(reverse("oversee:paper", args=[notified.pk, "ke-hoach", "exe"])).status_code == 404

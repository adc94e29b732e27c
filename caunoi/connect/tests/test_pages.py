"""The officers' pages of connections: secrets shown once, forms that refuse kindly, nothing of others."""

import re

import pytest
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.connect.models import ApiToken, PushDevice, Webhook

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]
HERE = "/can-bo/ket-noi/"


@pytest.fixture
def at_desk(client, town):
    def go(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return go


def a_day(day):
    return f"{day:%d/%m/%Y}"


def test_a_token_is_made_shown_once_and_revoked(at_desk, town):
    client, until = at_desk(town.handler), localdate().replace(day=1)
    seat = f"{town.committee.code}:handler"
    refused = client.post(f"{HERE}ma/moi/", {"name": "Tổng đài 1022", "seat": seat, "until": a_day(until)})
    made = client.post(
        f"{HERE}ma/moi/",
        {"name": "Tổng đài 1022", "seat": seat, "until": a_day(localdate().replace(year=localdate().year + 1, day=1))},
    )
    secret = re.search(r"caunoi_[\w-]{40,}", made.content.decode())

    assert (refused.status_code, made.status_code, secret is not None) == (422, 200, True)
    assert "Tổng đài 1022" in refused.content.decode()
    assert secret.group() not in client.get(HERE).content.decode()
    with as_system():
        token = ApiToken.objects.get()
    assert client.post(f"{HERE}ma/{token.pk}/thu-hoi/").status_code == 302
    assert client.get("/api/v1/token", headers={"Authorization": f"Bearer {secret.group()}"}).status_code == 401
    assert at_desk(town.stranger).get(f"{HERE}ma/{token.pk}/thu-hoi/").status_code == 404


def test_a_webhook_is_set_tried_and_ended_by_its_body_and_no_other(at_desk, town):
    client = at_desk(town.head)
    given = {
        "body": town.committee.code,
        "url": "https://vidu.vn/tin",
        "near": "place",
        "kinds": ["disclosure", "promise"],
    }
    refused = client.post(f"{HERE}diem-nhan/moi/", {**given, "url": "https://127.0.0.1/"})
    made = client.post(f"{HERE}diem-nhan/moi/", given)
    with as_system():
        hook = Webhook.objects.get()
    page = f"{HERE}diem-nhan/{hook.pk}/"

    assert (refused.status_code, made.status_code, hook.kinds, hook.place) == (
        422,
        200,
        ["disclosure", "promise"],
        town.place,
    )
    assert "https://127.0.0.1/" in refused.content.decode()
    for act in ("thu", "gui-lai", "dung", "dung", "thu"):
        assert client.post(f"{page}{act}/").status_code == 302
    assert "Gửi thử" in client.get(page).content.decode()
    assert client.post(f"{page}khac/").status_code == 404
    assert client.get(f"{page}?sau=khong-phai").status_code == 200
    assert at_desk(town.neighbour).get(page).status_code == 404
    assert at_desk(town.receiver).get(f"{HERE}diem-nhan/moi/").status_code == 404


def test_a_calendar_made_in_english_is_read_in_english_by_a_program_without_cookies(at_desk, town):
    client = at_desk(town.head)
    client.cookies["ngon_ngu"] = "en"
    made = client.post(f"{HERE}lich/").content.decode()
    address = re.search(r"/lich-rieng/[\w-]+\.ics\?ngon-ngu=en", made).group()
    del client.cookies["ngon_ngu"]

    assert "X-WR-CALNAME:Cầu Nối: my work" in client.get(address).content.decode()
    assert "X-WR-CALNAME:Cầu Nối: việc của tôi" in client.get(address.partition("?")[0]).content.decode()


def test_the_calendar_the_channel_and_the_device_are_ones_own(at_desk, town):
    client = at_desk(town.head)
    address = re.search(r"/lich-rieng/[\w-]+\.ics", client.post(f"{HERE}lich/").content.decode()).group()

    assert client.get(address).status_code == 200
    assert client.post(f"{HERE}lich/", {"viec": "thu-hoi"}).status_code == 302
    assert client.get(address).status_code == 404
    assert client.post(f"{HERE}kenh/", {"channel": "email", "to": "lam@vidu.vn"}).status_code == 302
    assert client.post(f"{HERE}kenh/", {"channel": "sms", "to": "0901234567"}).status_code == 422
    assert client.post(f"{HERE}kenh/", {"channel": "push", "to": ""}).status_code == 422
    for body, status in (
        ('{"endpoint": "https://push.vidu.vn/a"}', 200),
        ('{"endpoint": "http://10.0.0.1/"}', 409),
        ("[", 302),
        ('{"endpoint": 5}', 409),
    ):
        assert client.post(f"{HERE}thiet-bi/", body, content_type="application/json").status_code == status, body
    with as_system():
        assert PushDevice.objects.count() == 0  # the third call asked for no more of them
    assert "showNotification" in client.get("/can-bo/nhan-tin.js").content.decode()

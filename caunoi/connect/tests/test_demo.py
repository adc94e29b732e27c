"""The demo shows a token in force, one taken back, and deliveries of every fate; it tells nobody anything."""

import pytest
from django.test import Client

from caunoi.access.context import as_system
from caunoi.connect import demo
from caunoi.connect.models import Delivery
from caunoi.identity.models import Person
from tests.stage import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]


def test_the_demo_can_be_looked_at(town, settings, tmp_path):
    settings.NOTICES_SENDERS = {"sms": "caunoi.notices.channels.send_sms"}
    settings.CHANNEL_GATEWAYS, settings.DATA = {"sms": "record"}, tmp_path
    with as_system():
        Person.objects.filter(pk=town.receiver.pk).update(username="tiepnhan.tanphu")
        Person.objects.filter(pk=town.handler.pk).update(username="congkhai.tanphu")
        demo.load(communes={"tanphu": town.place.code, "khac": "99999"}, province="79", at=NOON)
        assert set(Delivery.objects.values_list("fate", flat=True)) == {"delivered", "dead"}
        hook = Delivery.objects.first().webhook_id
    desk = Client()
    desk.force_login(town.handler)
    page = desk.get("/can-bo/ket-noi/").content.decode()
    assert "Cổng thông tin điện tử phường" in page
    shown = desk.get(f"/can-bo/ket-noi/diem-nhan/{hook}/").content.decode()
    assert "Gửi không được" in shown
    desk.force_login(town.receiver)
    page = desk.get("/can-bo/ket-noi/").content.decode()
    assert [page.count(words) for words in ("Đã tới máy", "Không tới máy", "ghi lại tại chỗ")] == [2, 1, 4]
    assert len((tmp_path / "outbox" / "sms.jsonl").read_text("utf-8").splitlines()) == 4
    assert "0900000101" not in page
    desk.post("/can-bo/ket-noi/gui-thu/")
    desk.post("/can-bo/ket-noi/gui-thu/")
    assert desk.get("/can-bo/ket-noi/").content.decode().count("Cầu Nối: tin thử") == 1
    desk.force_login(town.stranger)
    assert "việc cần xem hôm nay" not in desk.get("/can-bo/ket-noi/").content.decode()

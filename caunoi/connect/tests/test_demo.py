"""The demo shows a token in force, one taken back, and deliveries of every fate; it tells nobody anything."""

import pytest
from django.test import Client

from caunoi.access.context import as_system
from caunoi.connect import demo
from caunoi.connect.models import Delivery
from caunoi.identity.models import Person
from tests.stage import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]


def test_the_demo_can_be_looked_at(town):
    with as_system():
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

from django.test import Client


def test_the_gallery_shows_every_component():
    page = Client().get("/giao-dien/")

    assert page.status_code == 200

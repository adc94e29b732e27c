"""GeoReport v2 by its own examples: both forms, keys, filters, the errors it names; feedback alone, and nobody's name."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
import requests
from django.utils.timezone import localdate, now
from georeport import GeoReport

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.connect.commands import make_token, revoke_token
from caunoi.places.models import Topic
from caunoi.voice.models import Petition, Petitioner, Publication
from caunoi.voice.words import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]
V2 = "/open311/v2"


@pytest.fixture
def key(town):
    with as_system():
        return make_token(name="Tổng đài 1022", role=Role.RECEIVER, body=town.committee, until=localdate() + timedelta(days=30), by=town.receiver, at=now())  # fmt: skip


@pytest.fixture
def answer(town):
    """A published answer of feedback."""
    topic = Topic.objects.filter(in_use=True, parent__isnull=False).first()
    day = localdate() - timedelta(days=5)
    with as_system():
        return Publication.objects.create(
            petition_digest="x", kind="feedback", place=town.place, province=town.province, body=town.committee, topic=topic, title="Đèn đường tắt",
            question="Đèn hẻm tắt hai tuần.", answer="Đã thay bóng.", received_on=day, answered_on=day, published_at=now(),
        )  # fmt: skip


@pytest.fixture
def served(client, monkeypatch):
    """An address at which the client library finds us: what it sends is answered by the site, as one machine would another."""

    def send(_adapter, request, **_how):
        answer, found = client.get(request.path_url, headers=dict(request.headers)), requests.Response()
        found.status_code, found.url, found.request, found._content = (
            answer.status_code,
            request.url,
            request,
            answer.content,
        )
        found.headers.update(answer.headers)
        return found

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", send)
    return "https://phan-anh.example"


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_client_that_others_wrote_lists_services_and_follows_requests(served, client, town, key, answer, form):
    code = sent(client, town, key).json()[0]["service_request_id"]
    city = GeoReport(f"{served}{V2}/", jurisdiction=town.place.code, output_format=form)

    services = city.get_service_list()
    assert {"service_code", "service_name", "metadata", "type", "group"} < set(services[0])
    assert city.get_service_definition(services[0]["service_code"])["service_code"] == services[0]["service_code"]
    mine = city.get_service_request(code)
    assert (mine["service_request_id"], mine["status"], mine["description"]) == (code, "open", None)
    rows = city.get_service_requests(service_request_id=f"{answer.pk},{code}")
    assert {row["service_request_id"]: row["status"] for row in rows} == {str(answer.pk): "closed", code: "open"}
    since, until = f"{localdate() - timedelta(days=9)}T00:00:00Z", f"{localdate()}T23:59:59Z"
    found = city.get_service_requests(status="closed", start_date=since, end_date=until, service_code=answer.topic.code)
    [row] = found if isinstance(found, list) else [found]  # its XML reader gives a single row as itself
    assert (row["status_notes"], row["agency_responsible"]) == ("Đã thay bóng.", town.committee.name)


def sent(client, town, key, form="json", **changed):
    topic = Topic.objects.filter(in_use=True, parent__isnull=False).first()
    given = {
        "api_key": key[1], "jurisdiction_id": town.place.code, "service_code": topic.code, "description": "Đèn đường hẻm 12 tắt đã hai tuần, đi lại nguy hiểm.",
        "address_string": "Hẻm 12", "lat": "10.77", "long": "106.69", "first_name": "Lan", "last_name": "Nguyễn Thị", "phone": "0912345678",
        "media_url": "https://anh.example.vn/1.jpg", **changed,
    }  # fmt: skip
    return client.post(f"{V2}/requests.{form}", {name: value for name, value in given.items() if value is not None})


def test_discovery_and_services_say_the_same_in_both_forms(client, town):
    told, tree = (
        client.get(f"{V2}/discovery.json").json(),
        ElementTree.fromstring(client.get(f"{V2}/discovery.xml").content),
    )
    services = client.get(f"{V2}/services.json?jurisdiction_id={town.place.code}").json()
    listed = ElementTree.fromstring(client.get(f"{V2}/services.xml").content)

    assert told["endpoints"][0]["url"] == tree.findtext("endpoints/endpoint/url")
    assert [each["service_code"] for each in services] == [
        each.findtext("service_code") for each in listed.iter("service")
    ]
    assert {"service_code", "service_name", "description", "metadata", "type", "keywords", "group"} == set(services[0])
    assert client.get(f"{V2}/services/{services[0]['service_code']}.json").json() == {"service_code": services[0]["service_code"], "attributes": []}  # fmt: skip


def test_a_request_becomes_a_feedback_with_the_same_clock_and_its_sender_sealed(client, town, key):
    made = sent(client, town, key)
    shown = made.json()[0]

    with as_system():
        petition = Petition.objects.select_related("topic").get(code=shown["service_request_id"])
        person = Petitioner.objects.get(petition=petition)
    assert (made.status_code, petition.kind, petition.channel, petition.place) == (
        201,
        Kind.FEEDBACK.value,
        "api",
        town.place,
    )
    assert petition.address == "Hẻm 12, (10.770000, 106.690000)"
    assert (person.masked, person.reachable) == ("N. T. L.", "phone")
    assert "https://anh.example.vn/1.jpg" in petition.text


def test_the_same_request_sent_twice_is_one_and_its_token_leads_to_it(client, town, key):
    one, two = sent(client, town, key).json()[0], sent(client, town, key).json()[0]
    other = sent(client, town, key, description="Một việc khác hẳn, cũng ở hẻm 12.").json()[0]

    assert one == two != other
    assert client.get(f"{V2}/tokens/{one['token']}.json").json() == [
        {"service_request_id": one["service_request_id"], "token": one["token"]}
    ]
    with as_system():
        assert Petition.objects.count() == 2


def test_a_request_is_followed_without_a_word_of_what_it_says(client, town, key):
    code = sent(client, town, key).json()[0]["service_request_id"]
    row = client.get(f"{V2}/requests/{code}.json").json()[0]
    tree = ElementTree.fromstring(client.get(f"{V2}/requests/{code}.xml").content)

    assert (row["status"], row["description"], row["address"], row["agency_responsible"]) == (
        "open",
        None,
        None,
        town.committee.name,
    )
    assert row["expected_datetime"] > row["requested_datetime"]
    assert tree.findtext("request/status") == "open"
    assert "Nguyễn" not in client.get(f"{V2}/requests/{code}.json").content.decode()


def test_lists_hold_published_answers_and_the_keys_own_requests_alone(client, town, key, answer, filed):
    filed()
    code = sent(client, town, key).json()[0]["service_request_id"]
    public = [row["service_request_id"] for row in client.get(f"{V2}/requests.json").json()]
    own = [row["service_request_id"] for row in client.get(f"{V2}/requests.json?api_key={key[1]}").json()]

    assert (public, set(own)) == ([str(answer.pk)], {str(answer.pk), code})
    for asked, count in (
        (f"jurisdiction_id={town.place.code}", 1), (f"jurisdiction_id={town.neighbour_place.code}", 0), (f"jurisdiction_id={town.province.code}", 1),
        ("status=open", 0), ("status=closed", 1), ("status=open,closed", 1), (f"service_code={answer.topic.code}", 1), ("service_code=khac", 0),
        (f"service_request_id={answer.pk},{code},khong-co", 2), ("start_date=2020-01-01&end_date=2020-03-01", 0),
        (f"start_date={localdate() - timedelta(days=9)}&end_date={localdate()}", 1), ("end_date=2020-01-01T00:00:00%2B07:00", 0),
    ):  # fmt: skip
        assert len(client.get(f"{V2}/requests.json?{asked}").json()) == count, asked


@pytest.mark.parametrize("changed", [{"kind": "complaint"}, {"kind": "denunciation"}, {"secret": True}])
def test_what_turns_out_to_be_more_than_feedback_is_followed_on_our_own_pages_only(client, town, key, changed):
    code = sent(client, town, key).json()[0]["service_request_id"]
    with as_system():
        Petition.objects.filter(code=code).update(**changed)

    assert client.get(f"{V2}/requests/{code}.json").status_code == 404
    assert client.get(f"{V2}/requests.json?api_key={key[1]}").json() == []


def test_an_answer_that_is_no_feedback_or_was_taken_down_is_not_there(client, answer):
    for changed in ({"kind": "complaint"}, {"kind": "feedback", "taken_down_at": now()}):
        with as_system():
            Publication.objects.filter(pk=answer.pk).update(**changed)
        assert client.get(f"{V2}/requests.json").json() == []
        assert client.get(f"{V2}/requests/{answer.pk}.json").status_code == 404


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"api_key": None}, 403), ({"api_key": "caunoi_made-up"}, 403), ({"service_code": None}, 400), ({"service_code": "khong-co"}, 404),
        ({"jurisdiction_id": "99999"}, 404), ({"jurisdiction_id": "\x00"}, 400), ({"jurisdiction_id": None, "address_string": None}, 400), ({"description": "ngắn"}, 400),
        ({"description": "x" * 30_000}, 400), ({"lat": "bắc"}, 400), ({"lat": "nan"}, 400), ({"description": "  \u202e  "}, 400),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["json", "xml"])
def test_what_is_wrong_is_said_as_the_specification_says_it(client, town, key, form, changed, status):
    answer = sent(client, town, key, form, **changed)

    told = (
        answer.json()[0]["code"]
        if form == "json"
        else int(ElementTree.fromstring(answer.content).findtext("error/code"))
    )
    assert (answer.status_code, told) == (status, status)
    with as_system():
        assert not Petition.objects.exists()


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("requests.json?status=broken", 400), ("requests.json?start_date=hom-qua", 400), ("requests.json?start_date=2026-01-01&end_date=2026-06-01", 400),
        ("requests.json?start_date=2026-06-01&end_date=2026-01-01", 400), ("requests.json?start_date=0001-01-01", 400), ("requests.json?end_date=9999-12-31", 400),
        ("requests.json?jurisdiction_id=zz", 404), ("requests/khong-co.json", 404), ("tokens/khong-co.json", 404), ("services/khong-co.xml", 404),
        ("services.csv", 400), ("services.json?jurisdiction_id=%00", 404), ("requests.json?api_key=%F0%9F%98%80", 403), ("requests.json?page_size=99999999999", 200),
    ],
)  # fmt: skip
def test_whatever_is_asked_has_an_answer(client, town, asked, status):
    assert client.get(f"{V2}/{asked}").status_code == status


def test_a_key_taken_back_or_of_somebody_who_left_opens_nothing(client, town, key):
    with as_system():
        revoke_token(token_id=key[0].pk, by=town.receiver, at=now())

    assert sent(client, town, key).status_code == 403

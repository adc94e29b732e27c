"""The search pages: what each reader is shown, what is left out and said so, whatever is asked."""

import pytest

from caunoi.access.context import as_system
from caunoi.know.models import Disclosure
from caunoi.voice.models import Petition
from tests.stage import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]


@pytest.fixture
def disclosure(town):
    with as_system():
        return Disclosure.objects.create(
            body=town.committee, place=town.place, province=town.province, family="commune", item="budget", title="Quyết toán ngân sách xã", stage="posted",
            due=NOON.date(), decided_on=NOON.date(), number="1/TB", version=1, posted_at=NOON, parts=["portal"], permanent=True, since=NOON.date(),
        )  # fmt: skip


def test_everybody_finds_what_is_public_and_reads_what_is_left_out(
    client, disclosure, filed, django_assert_max_num_queries
):
    filed(title="Quyết toán ngân sách khu phố sai")
    client.get("/tim/?q=khoi+dong")

    with django_assert_max_num_queries(9):
        page = client.get("/tim/?q=quyet toan ngan sach").content.decode()

    assert f"/cong-khai/bai/{disclosure.pk}/" in page
    assert "khu phố sai" not in page
    assert "Tố cáo và danh tính người gửi không bao giờ vào danh mục tìm kiếm" in page


def test_an_officer_finds_the_cases_of_the_own_body_and_nobody_elses(client, town, filed):
    filed(title="Quyết toán ngân sách khu phố sai")
    found = {}
    for name in ("head", "neighbour", "stranger", "former"):
        client.force_login(getattr(town, name), backend="django.contrib.auth.backends.ModelBackend")
        found[name] = "khu phố sai" in client.get("/can-bo/tim/?q=quyet toan").content.decode()

    assert found == {"head": True, "neighbour": False, "stranger": False, "former": False}


def test_whoever_is_complained_about_and_a_sealed_case_stay_out_of_the_officers_search(client, town, filed):
    receipt = filed(title="Quyết toán ngân sách khu phố sai")
    client.force_login(town.head, backend="django.contrib.auth.backends.ModelBackend")
    shown = []
    for changed in ({"respondents": [town.committee.pk]}, {"respondents": [], "respondent_people": [town.head.pk]},
                    {"respondent_people": [], "secret": True}, {"secret": False, "kind": "denunciation"}, {"kind": "feedback"}):  # fmt: skip
        with as_system():
            Petition.objects.filter(code=receipt.code).update(**changed)
        shown.append("khu phố sai" in client.get("/can-bo/tim/?q=quyet toan").content.decode())

    assert shown == [False, False, False, False, True]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?q=",
        "?q=%00",
        "?q=" + "x" * 5000,
        "?q=a&loai=khong-co",
        "?q=a&loai=disclosure&sau=%E2%80%AE",
        "?q=a&noi=99999",
        "?q=a&noi=%27%3B--",
        "?q=%F0%9F%98%80",
        "?noi=Tan+Phu&q=a&rong=1",
    ],
)
def test_whatever_is_asked_is_a_page(client, town, asked):
    assert client.get(f"/tim/{asked}").status_code == 200


def test_a_search_is_read_by_machines_too(client, disclosure):
    answer = client.get("/api/v1/search?q=quyet toan").json()

    assert [(each["ref"], each["public"]) for each in answer["results"]] == [(f"disclosure:{disclosure.pk}", True)]
    assert client.get("/api/v1/search?q=a&place=%00").status_code == 200


def test_the_law_is_found_by_everybody_warnings_and_courses_by_their_own_alone(client, town):
    from caunoi.training.models import Course
    from caunoi.warn.models import EarlyWarning

    with as_system():
        EarlyWarning.objects.create(
            sort="cell", method="pooled", place=town.place, province=town.province, since=NOON.date(), first_week=NOON.date(), week=NOON.date(), observed=9, letters=9, people=9,
            expected=2, low=0, upper=5, pvalue=0.001, qvalue=0.01, raised_at=NOON, reason="ngap nuoc",
        )  # fmt: skip
        Course.objects.create(
            body=town.committee, year=2026, title="Kỹ năng đối thoại", goal="g", audience="a", hours=4
        )
    assert "/luat/" in client.get("/tim/?q=dieu 21 tan thanh").content.decode()
    asked = {"warning": "canh bao som ngap nuoc", "course": "ky nang doi thoai"}
    marks = {"warning": "/can-bo/canh-bao/", "course": "Kỹ năng đối thoại"}
    seen = {}
    for name in ("head", "neighbour", "stranger", "former"):
        client.force_login(getattr(town, name), backend="django.contrib.auth.backends.ModelBackend")
        pages = {kind: client.get(f"/can-bo/tim/?q={words}").content.decode() for kind, words in asked.items()}
        seen[name] = [kind for kind, page in pages.items() if "Cảnh báo sớm nơi bạn" in page or marks["course"] in page]
    assert seen == {"head": ["warning", "course"], "neighbour": ["course"], "stranger": [], "former": []}

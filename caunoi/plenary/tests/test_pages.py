"""The pages: from a form to the public page; nothing typed is lost, nothing shown that is not the reader's, statements counted."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.plenary.models import Conclusion, Plenary
from tests.stage import NOON
from tests.town import body

from .conftest import AFTER, DAY

pytestmark = pytest.mark.django_db


def signed(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def on(monkeypatch):
    """The day pages take for today."""

    def move(at):
        for module in ("officer", "public", "preparing", "concluding"):
            monkeypatch.setattr(f"caunoi.plenary.views.{module}.now", lambda: at, raising=False)
            monkeypatch.setattr(f"caunoi.plenary.views.{module}.localdate", lambda: at.date(), raising=False)

    move(NOON)
    return move


def test_an_officer_takes_a_conference_from_the_form_to_public_conclusions(meeting, on):
    town = meeting.town
    officer, head = signed(town.handler), signed(town.head)
    said = {
        "body": town.committee.code, "kind": "half", "title": "Hội nghị sơ kết 6 tháng đầu năm 2026", "on": "27/11/2026", "hour": "8h00", "venue": "",
        "chair": "Nguyễn Hữu Lâm", "chair_office": "Chủ tịch", "secretary": "Trần Thị Mai",
    }  # fmt: skip
    refused = officer.post(reverse("plenary:new"), said)
    assert refused.status_code == 422
    assert "Hội nghị sơ kết 6 tháng đầu năm 2026" in refused.content.decode()
    page = officer.post(reverse("plenary:new"), {**said, "venue": "Hội trường"})
    row = _only()
    assert page["Location"] == reverse("plenary:plenary", args=[row.pk])
    to = lambda name, *more: reverse(f"plenary:{name}", args=[row.pk, *more])  # noqa: E731
    officer.post(to("item"), {"hour": "08:15", "what": "Báo cáo sơ kết", "presenter": "Văn phòng"})
    assert officer.post(to("paper"), {"ref": "", "title": ""}).status_code == 422
    officer.post(to("paper"), {"ref": "", "title": "Báo cáo số 120/BC-UBND ngày 10/11/2026"})
    officer.post(to("invite"), {"circle": "own"})
    officer.post(to("invite") + "?tim=thanh tra", {"bodies": [town.bodies["thanhtra"].code]})
    shown = officer.get(to("plenary")).content.decode()
    assert "Việc này của người đứng đầu" in shown
    assert "Thanh tra Thành phố Hồ Chí Minh" in shown
    assert Client().get(reverse("plenary:conference", args=[row.pk])).status_code == 404
    head.post(to("step", "call"), {"version": _only().version})
    guest = signed(meeting.fatherland)
    assert guest.post(to("reply", meeting.front.code), {"reply": "coming", "people": ""}).status_code == 422
    guest.post(to("reply", meeting.front.code), {"reply": "coming", "people": "2"})
    assert (
        guest.post(
            to("contribute"), {"body": town.committee.code, "title": "Ý kiến khác", "text": "…", "manner": "spoken"}
        ).status_code
        == 422
    )
    guest.post(
        to("contribute"),
        {
            "body": meeting.front.code,
            "title": "Giám sát việc công khai",
            "text": "Ba cách làm.",
            "manner": "spoken",
            "public": "on",
        },
    )
    assert "Hội nghị chưa họp" in Client().get(to("conference")).content.decode()
    on(AFTER)
    held = {
        "secretary": "Trần Thị Mai",
        "course": "Nghe báo cáo, tham luận và thảo luận.",
        f"people_{meeting.front.pk}": "3",
        "version": "0",
    }
    late = officer.post(to("hold"), held)
    assert late.status_code == 422
    assert "Người khác vừa thay đổi" in late.content.decode()
    assert "Nghe báo cáo, tham luận và thảo luận." in late.content.decode()
    officer.post(to("hold"), {**held, "version": _only().version})
    early = officer.post(
        to("conclusion"), {"what": "Trả lời dứt điểm đơn quá hạn", "body": meeting.youth.code, "due": "26/11/2026"}
    )
    assert early.status_code == 422
    assert "trước ngày hội nghị" in early.content.decode()
    officer.post(
        to("conclusion"),
        {"what": "Trả lời dứt điểm đơn quá hạn", "body": meeting.youth.code, "due": "20/12/2026", "public": "on"},
    )
    for act in ("sign", "conclude"):
        head.post(to("step", act), {"version": _only().version})
    everybody = Client().get(to("conference")).content.decode()
    assert "Trả lời dứt điểm đơn quá hạn" in everybody
    assert "1 việc đã giao: 0 xong, 0 quá hạn" in everybody
    assert "Giám sát việc công khai" in everybody
    assert "Nghe báo cáo, tham luận" not in everybody
    for kind in ("pdf", "docx"):
        assert Client().get(to("public-paper", "ket-luan", kind)).status_code == 200
    told = Client().get(f"/api/v1/review-conferences/{row.pk}").json()
    assert [each["state"] for each in told["conclusions"]] == ["running"]
    assert (told["people"], told["present"]) == (3, 1)


def test_a_stranger_and_a_neighbour_find_no_page_to_change_anything(meeting, on):
    meeting.called()
    for person in (meeting.town.stranger, meeting.town.neighbour, meeting.town.former):
        client = signed(person)
        for name in ("edit", "move", "call_off", "hold", "item", "paper", "invite", "conclusion", "contribute"):
            assert client.get(reverse(f"plenary:{name}", args=[meeting.row.pk])).status_code == 404, name
        assert client.post(reverse("plenary:step", args=[meeting.row.pk, "sign"])).status_code == 409
        assert client.post(reverse("plenary:uninvite", args=[meeting.row.pk, meeting.front.pk])).status_code == 409
    assert Client().get(reverse("plenary:plenary", args=[meeting.row.pk])).status_code == 302
    assert Client().get(reverse("plenary:public-speech", args=[meeting.row.pk, 2**70])).status_code == 404
    assert signed(meeting.town.stranger).get(reverse("plenary:new")).status_code == 404
    assert (
        signed(meeting.town.handler).get(reverse("plenary:new") + "?tai-lieu=review:%00" + "9" * 300).status_code == 200
    )
    assert Client().get("/hoi-nghi-so-ket/?noi=khong-co").status_code == 404
    for file in (b"MZ\x90\x00not a document", b""):
        sent = signed(meeting.fatherland).post(
            reverse("plenary:contribute", args=[meeting.row.pk]),
            {"body": meeting.front.code, "title": "Tham luận kèm tệp lạ", "manner": "written", "file": SimpleUploadedFile("x.exe", file)},
        )  # fmt: skip
        assert sent.status_code == 422
        assert "Tham luận kèm tệp lạ" in sent.content.decode()
    assert signed(meeting.town.handler).get("/can-bo/hoi-nghi-so-ket/?trang=abc&xem=%00").status_code == 200
    assert (
        signed(meeting.town.handler).get(reverse("plenary:invite", args=[meeting.row.pk]) + "?tim=%00x").status_code
        == 200
    )


def test_a_private_conclusion_and_the_notice_that_holds_it_stay_inside(meeting, on):
    row = meeting.concluded().row
    on(AFTER)
    page = Client().get(reverse("plenary:conference", args=[row.pk])).content.decode()
    assert "Rà soát, trả lời dứt điểm" in page
    assert "Tổ chức đối thoại với đoàn viên" not in page
    assert Client().get(reverse("plenary:public-paper", args=[row.pk, "ket-luan", "pdf"])).status_code == 404
    assert Client().get(reverse("plenary:public-paper", args=[row.pk, "bien-ban", "pdf"])).status_code == 404
    assert len(Client().get(f"/api/v1/review-conferences/{row.pk}").json()["conclusions"]) == 1
    given = Client().get("/du-lieu/conference-conclusions.json")
    told = b"".join(given.streaming_content if given.streaming else [given.content]).decode()
    assert "Rà soát, trả lời dứt điểm" in told
    assert "Tổ chức đối thoại với đoàn viên" not in told


def test_pages_ask_the_same_number_of_questions_however_much_there_is(meeting, on, django_assert_max_num_queries):
    meeting.drawn()
    with as_system():
        more = [
            body(f"doan-{number}", meeting.town.place, "association", f"Hội quần chúng số {number}")
            for number in range(30)
        ]
        Conclusion.objects.bulk_create([
            Conclusion(plenary=meeting.row, organiser=meeting.town.committee, position=10 + n, what=f"Việc thứ {n}", body=each, on=DAY, due=DAY + timedelta(days=9))
            for n, each in enumerate(more)
        ])  # fmt: skip
    meeting.act("sign", meeting.town.head, AFTER)
    meeting.act("conclude", meeting.town.head, AFTER)
    on(AFTER)
    with django_assert_max_num_queries(26):
        Client().get(reverse("plenary:conference", args=[meeting.row.pk]))
    client = signed(meeting.town.handler)
    client.get("/can-bo/hoi-nghi-so-ket/")
    with django_assert_max_num_queries(36):
        client.get(reverse("plenary:plenary", args=[meeting.row.pk]))
    with django_assert_max_num_queries(20):
        client.get("/can-bo/hoi-nghi-so-ket/")


def _only():
    with as_system():
        return Plenary.objects.get()

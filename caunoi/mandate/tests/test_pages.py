"""Officers' pages: import, decide line by line, follow; what strangers and mistakes meet."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.mandate.models import Mandate, Task
from caunoi.mandate.words import Stage
from tests.stage import NOON


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON):
        yield


@pytest.fixture
def desk(client, ward):
    """Sign an officer in: ``desk("planner")`` gives a client."""

    def sign_in(name):
        client.force_login(getattr(ward, name))
        return client

    return sign_in


def upload(data, name="chi-thi.txt"):
    return SimpleUploadedFile(name, data)


def test_a_planner_imports_decides_and_issues_without_javascript(desk, ward, directive, whole):
    page = desk("planner")
    sent = page.post(reverse("mandate:import"), {"body": ward.committee.code, "file": upload(directive)}, follow=True)
    mandate = whole(Mandate)
    first = mandate.items.first()

    assert sent.redirect_chain[-1][0] == reverse("mandate:proposals", args=[mandate.pk])
    assert "Nhiệm vụ 1" in sent.content.decode()
    assert f'id="dong-{first.position}"' in sent.content.decode()
    accepted = page.post(reverse("mandate:decision", args=[first.pk, "nhan"]))
    assert accepted["Location"].endswith(f"#dong-{first.position}")
    page.post(reverse("mandate:all_accepted", args=[mandate.pk]), {"kind": "task"})
    page.post(reverse("mandate:step", args=[mandate.pk, "review"]))
    page.post(reverse("mandate:step", args=[mandate.pk, "issue"]))
    mandate.refresh_from_db()
    assert (mandate.stage, mandate.tasks.count()) == (Stage.ISSUED, 2)
    shown = page.get(reverse("mandate:mandate", args=[mandate.pk])).content.decode()
    assert "Nhiệm vụ chờ chọn cơ quan (1)" in shown


def test_pasted_text_is_read_too_and_a_second_time_says_so(desk, ward, directive):
    page = desk("planner")
    form = {"body": ward.committee.code, "text": directive.decode()}
    page.post(reverse("mandate:import"), form)
    again = page.post(reverse("mandate:import"), form, follow=True)

    assert Mandate.objects.count() == 1
    assert "đã nhập văn bản đó trước đây" in again.content.decode()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Hãy chọn một tệp, hoặc dán nội dung"),
        ({"file": b"", "text": ""}, "Tệp rỗng"),
        ({"file": b"%PDF-1.4 x"}, "Tệp PDF bị hỏng"),
        ({"file": b"abc", "text": "chữ dán"}, "chỉ một trong hai"),
    ],
)
def test_a_bad_import_says_why_beside_the_field(desk, ward, given, words):
    form = {
        "body": ward.committee.code,
        **{key: upload(value, "a.pdf") if key == "file" else value for key, value in given.items()},
    }
    page = desk("planner").post(reverse("mandate:import"), form)

    assert (page.status_code, Mandate.objects.count()) == (422, 0)
    assert words in page.content.decode()


def test_a_line_is_edited_beside_its_place_in_the_document(desk, ward, imported):
    with as_system():
        item = imported.items.last()
    page = desk("planner")
    shown = page.get(reverse("mandate:line", args=[item.pk])).content.decode()
    page.post(
        reverse("mandate:line", args=[item.pk]),
        {"kind": "task", "wording": "Tập huấn cho cán bộ", "body": ward.bodies["phong-kt"].code, "due": "20/12/2026"},
    )
    with as_system():
        item.refresh_from_db()

    assert f"<mark>{item.text}</mark>" in shown
    assert (item.state, item.words, item.body.office) == ("edited", "Tập huấn cho cán bộ", "phong-kt")


def test_the_text_is_escaped_in_the_page(desk, ward):
    text = "UBND xã yêu cầu các thôn niêm yết <script>alert(1)</script> công khai thu chi."
    page = desk("planner").post(reverse("mandate:import"), {"body": ward.committee.code, "text": text}, follow=True)

    assert "<script>alert" not in page.content.decode()


def test_a_body_acknowledges_reports_and_the_planner_confirms(client, ward, issued, whole):
    task = whole(Task, body__office="mttq")
    client.force_login(ward.front)
    assert "Tiếp nhận" in client.get(reverse("mandate:task", args=[task.pk])).content.decode()
    client.post(reverse("mandate:task_act", args=[task.pk, "tiep-nhan"]))
    client.post(
        reverse("mandate:task_act", args=[task.pk, "bao-cao"]),
        {"text": "Đã giám sát", "evidence": "12/BC-MTTQ", "counted": "8", "total": "10"},
    )
    client.force_login(ward.planner)
    client.post(reverse("mandate:task_act", args=[task.pk, "hoan-thanh"]))
    task.refresh_from_db()
    shown = client.get(reverse("mandate:task", args=[task.pk])).content.decode()

    assert task.stage == "done"
    assert "Minh chứng: 12/BC-MTTQ" in shown


def test_an_adjustment_without_reason_shows_its_error(client, ward, issued, whole):
    task = whole(Task, body__office="mttq")
    client.force_login(ward.planner)
    page = client.post(
        reverse("mandate:task_act", args=[task.pk, "dieu-chinh"]), {"due": "01/02/2027", "duty": "", "reason": ""}
    )

    assert page.status_code == 422
    assert "Hãy điền: lý do điều chỉnh." in page.content.decode()


@pytest.mark.parametrize("name", ["mandate", "proposals", "assignment"])
def test_a_stranger_does_not_learn_that_a_mandate_exists(client, ward, issued, name):
    client.force_login(ward.neighbour)

    assert client.get(reverse(f"mandate:{name}", args=[issued.pk])).status_code == 404


def test_a_task_and_a_line_are_closed_to_strangers(client, ward, issued):
    client.force_login(ward.neighbour)
    with as_system():
        task, item = issued.tasks.first(), issued.items.first()

    assert client.get(reverse("mandate:task", args=[task.pk])).status_code == 404
    assert client.post(reverse("mandate:task_act", args=[task.pk, "hoan-thanh"])).status_code == 404
    assert client.post(reverse("mandate:decision", args=[item.pk, "bo"])).status_code == 404


def test_without_signing_in_the_pages_ask_for_it(client, ward, issued):
    for name, args in (("mandates", []), ("import", []), ("mandate", [issued.pk])):
        assert client.get(reverse(f"mandate:{name}", args=args))["Location"].startswith("/tai-khoan/login/")


def test_lists_are_drawn_empty_and_full(desk, ward, issued):
    assert "Chưa nhập văn bản nào" in desk("stranger").get(reverse("mandate:mandates")).content.decode()
    full = desk("planner").get(reverse("mandate:mandates")).content.decode()
    assert "21-CT/TU" in full
    assert "Nhập văn bản" in full


def test_wrong_acts_and_double_decisions_make_no_fault(desk, ward, imported):
    page = desk("planner")
    with as_system():
        item = imported.items.first()

    assert page.post(reverse("mandate:decision", args=[item.pk, "xoa"])).status_code == 404
    assert page.post(reverse("mandate:step", args=[imported.pk, "follow"])).status_code == 404
    assert page.post(reverse("mandate:step", args=[imported.pk, "issue"]), follow=True).status_code == 200
    assert [page.post(reverse("mandate:decision", args=[item.pk, "nhan"])).status_code for _ in range(2)] == [302, 302]
    assert page.get(reverse("mandate:mandates") + "?tu=abc").status_code == 200


def test_a_word_file_can_be_imported(desk, ward, whole):
    import docx

    document = docx.Document()
    document.add_paragraph("Ủy ban nhân dân phường yêu cầu các khu phố niêm yết lịch họp dân.")
    out = io.BytesIO()
    document.save(out)
    desk("planner").post(
        reverse("mandate:import"), {"body": ward.committee.code, "file": upload(out.getvalue(), "a.docx")}
    )

    mandate = whole(Mandate)
    assert mandate.items.get().addressee == "các khu phố"
    shown = desk("planner").get(reverse("mandate:proposals", args=[mandate.pk])).content.decode()
    assert reverse("files:download", args=[mandate.source.file]) in shown

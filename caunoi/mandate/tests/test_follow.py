"""Following a directive: its tree and bodies in pages, what is asked twice, files, what the public sees, replacing."""

import io
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.mandate import commands, queries
from caunoi.mandate.commands import Order
from caunoi.mandate.models import Mandate, Task
from caunoi.mandate.rules.likeness import ALIKE, likeness, marks
from caunoi.mandate.words import Rhythm
from tests.stage import NOON
from tests.town import body, officer


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON):
        yield


@pytest.fixture
def grown(ward, issued):
    """The directive's tree grown: the committee's task broken down for its office, the Front supporting."""
    ward.officers["clerk"] = officer("phong", "Đặng Thị Phòng", (ward.bodies["phong-kt"], [Role.HEAD]))
    with as_system():
        own = issued.tasks.get(body__office="ubnd")
        order = Order(body=ward.bodies["phong-kt"], duty="niêm yết ở chợ", supporters=(ward.bodies["mttq"],))
        commands.break_down(task_id=own.pk, orders=[order], by=ward.head, at=NOON)
    return issued


@pytest.fixture
def signed(client, ward):
    def sign_in(name):
        client.force_login(getattr(ward, name))
        return client

    return sign_in


def text_of(page):
    return page.content.decode()


def test_a_directives_pages_show_the_tree_and_who_is_silent_or_has_no_plan(signed, ward, grown):
    page = signed("planner")
    tree = text_of(page.get(reverse("mandate:mandate", args=[grown.pk])))
    with time_machine.travel(NOON + timedelta(days=20)):
        page = signed("planner")
        bodies = {
            sight: text_of(page.get(reverse("mandate:bodies", args=[grown.pk]), {"xem": sight}))
            for sight in ("", "im-lang", "muon", "chua-ke-hoach", "<b>")
        }
    told = {
        sight: [name for name in ("Phòng Kinh tế", "Ủy ban Mặt trận") if f">{name}" in html]
        for sight, html in bodies.items()
    }

    assert "1 phần việc giao cấp dưới" in tree
    assert "Niêm yết ở chợ" in tree
    assert "Phối hợp: Ủy ban Mặt trận Tổ quốc" in tree
    assert told == {
        "": ["Phòng Kinh tế", "Ủy ban Mặt trận"], "im-lang": ["Phòng Kinh tế", "Ủy ban Mặt trận"], "muon": [],
        "chua-ke-hoach": ["Phòng Kinh tế", "Ủy ban Mặt trận"], "<b>": ["Phòng Kinh tế", "Ủy ban Mặt trận"],
    }  # fmt: skip


def test_the_tree_and_its_bodies_take_the_same_statements_however_many_tasks(
    ward, grown, system, django_assert_num_queries
):
    def measure():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as caught:
            queries.tree(grown)
            queries.bodies_of_mandate(grown)
            queries.standings(grown.tasks.all())
        return len(caught)

    before = measure()
    own = grown.tasks.get(body__office="ubnd", parent__isnull=True)
    orders = [Order(body=ward.bodies["phong-kt"], duty=f"việc thứ {n}") for n in range(12)]
    commands.break_down(task_id=own.pk, orders=orders, by=ward.head, at=NOON)
    for n in range(35):
        commands.assign(
            mandate_id=grown.pk, body=ward.bodies["mttq"], duty=f"giám sát lần {n}", by=ward.planner, at=NOON
        )

    assert measure() == before
    page = queries.tree(grown)
    assert (sum(len(bough.branches) for bough in page.boughs), page.more) == (30, True)


def test_a_head_breaks_a_task_down_on_the_page_and_mistakes_stand_beside_their_fields(signed, ward, grown):
    with as_system():
        own = grown.tasks.get(body__office="ubnd", parent__isnull=True)
    page = signed("head")
    address = reverse("mandate:parts", args=[own.pk])
    form = {
        "body": ward.bodies["mttq"].code, "duty": "vận động hộ dân", "rhythm": "standing", "repeats": "R/P1M",
        "supporters": [ward.bodies["phong-kt"].code], "due": "", "named": "", "why": "",
    }  # fmt: skip
    assert page.get(address).status_code == 200
    wrong = page.post(address, {**form, "repeats": ""})
    nobody = page.post(address, {**form, "body": "", "named": "Sở Không Có Thật"})
    several = page.post(address, {**form, "body": "", "named": "phường"})
    done = page.post(address, form, follow=True)
    twice = page.post(address, form)
    with as_system():
        part = Task.objects.get(parent=own, body=ward.bodies["mttq"])

    assert (wrong.status_code, nobody.status_code, several.status_code, twice.status_code) == (422, 422, 422, 422)
    assert "Hãy chọn kỳ báo cáo" in text_of(wrong)
    assert "Không thấy cơ quan nào tên" in text_of(nobody)
    assert "Hãy ghi tên đầy đủ" in text_of(several)
    assert "Đã giao cho 1 cơ quan." in text_of(done)
    assert (part.rhythm, part.repeats, part.due) == (Rhythm.STANDING, "R/P1M", date(2026, 11, 30))
    assert signed("front").get(address).status_code == 404


@pytest.mark.parametrize(
    ("page", "wrong", "field", "told"),
    [
        ("parts", {"body": "", "named": "Phòng Cũ"}, "named", "Phòng Cũ đã kết thúc hoạt động từ ngày 01/10/2026"),
        ("parts", {"body": "", "named": "Ủy ban nhân dân quận Tân Phú"}, "named", "Quận Tân Phú không còn sau ngày 30/06/2025; nay thuộc"),
        ("parts", {"body": "cu.{place}"}, "body", "cơ quan"),
        ("parts", {"body": "", "named": "ubnd {place}"}, "body", "không thể giao ngược lại"),
        ("assignment", {"due": "01/10/2026"}, "due", "01/10/2026 đã qua"),
        ("assignment", {"due": "31/02/2026"}, "due", "ngày"),
        ("task_act", {"refs": "sample:1"}, "refs", "Một bản ghi đã chọn không còn"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_beside_its_field_and_what_was_typed_stays(signed, ward, grown, page, wrong, field, told):  # fmt: skip
    gone = body("cu", ward.place, "department", "Phòng Cũ", parent=ward.committee)
    type(gone).objects.filter(pk=gone.pk).update(until=date(2026, 10, 1))
    with as_system():
        own = grown.tasks.get(body__office="ubnd", parent__isnull=True)
    names = {"place": ward.place.code}
    address = {"parts": [own.pk], "assignment": [grown.pk], "task_act": [own.pk, "bao-cao"]}[page]
    typed = "Vận động từng hộ ký cam kết"
    form = {"duty": typed, "text": typed, "body": ward.bodies["mttq"].code, "rhythm": "once", "due": "", **wrong}

    answer = signed("planner" if page == "assignment" else "head").post(
        reverse(f"mandate:{page}", args=address), {key: value.format(**names) for key, value in form.items()}
    )

    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert any(told in each for each in errors.get(field, ())), errors
    assert typed in text_of(answer)


def test_the_same_duty_from_two_directives_is_shown_once_for_each_pair(signed, ward, grown, directive):
    with as_system():
        again = commands.import_and_accept(
            name="hai.txt", data=directive.replace(b"21-CT/TU", b"40-CT/TU"), body=ward.committee,
            by=ward.planner, at=NOON,
        ).mandate  # fmt: skip
        found = queries.overlaps(ward.front, ward.bodies["mttq"])
    shown = text_of(signed("front").get(reverse("mandate:body", args=[ward.bodies["mttq"].code])))
    support = text_of(
        signed("front").get(reverse("mandate:body", args=[ward.bodies["mttq"].code]), {"phan": "phoi-hop"})
    )

    assert [(each.percent, {each.one.mandate_id, each.other.mandate_id}) for each in found] == [
        (100, {grown.pk, again.pk})
    ]
    assert "100 %" in text_of(signed("front").get(reverse("mandate:asked-twice")))
    assert "Chưa thấy việc nào" in text_of(signed("neighbour").get(reverse("mandate:asked-twice")))
    assert "Việc được giao hai lần" in shown
    assert "Niêm yết ở chợ" in support
    assert signed("neighbour").get(reverse("mandate:body", args=[ward.bodies["mttq"].code])).status_code == 404
    assert signed("front").get(reverse("mandate:body", args=["khong-co"])).status_code == 404


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Niêm yết lịch đối thoại tại trụ sở", "Niêm yết công khai lịch đối thoại ở trụ sở trước ngày 15", True),
        ("Giám sát việc trả lời kiến nghị của cử tri", "Tổ chức giám sát trả lời kiến nghị của cử tri hằng quý", True),
        ("Niêm yết lịch đối thoại tại trụ sở", "Tập huấn cho cán bộ dân vận cơ sở", False),
        ("Công khai thu chi quỹ do dân đóng góp", "Công khai quy hoạch sử dụng đất", False),
        ("Xây dựng kế hoạch thực hiện chỉ thị", "Tổ chức thực hiện tốt công tác dân vận", False),
    ],
)
def test_likeness_tells_one_duty_asked_twice_from_two_that_share_words(one, other, same):
    assert (likeness(marks(one), marks(other)) >= ALIKE) is same
    assert likeness(marks(one), marks(other)) == likeness(marks(other), marks(one))


def test_the_tracking_table_is_a_word_and_an_excel_file_with_every_task(signed, ward, grown):
    import docx
    import openpyxl

    page = signed("planner")
    word = page.get(reverse("mandate:tracking", args=[grown.pk, "docx"]))
    excel = page.get(reverse("mandate:tracking", args=[grown.pk, "xlsx"]))
    rows = [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(io.BytesIO(excel.content)).active.iter_rows(min_row=4)
    ]
    table = docx.Document(io.BytesIO(word.content)).tables[-1]

    assert rows[0][:4] == ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp"]
    assert [row[0] for row in rows[1:]] == ["1", "1.1", "1.1.1", "2", "2.1"]
    assert rows[3][1:5] == [
        "Niêm yết ở chợ", f"Phòng Kinh tế {ward.place.full_name}", ward.bodies["mttq"].name, "31/12/2026",
    ]  # fmt: skip
    assert [cell.text for cell in table.rows[0].cells][:3] == ["TT", "Nhiệm vụ", "Cơ quan chủ trì"]
    assert len(table.rows) == 6
    assert page.get(reverse("mandate:tracking", args=[grown.pk, "exe"])).status_code == 404


def test_the_public_sees_a_tree_only_while_it_is_open_and_no_words_between_bodies(client, signed, ward, grown):
    with as_system():
        own = grown.tasks.get(body__office="mttq")
        commands.report_progress(task_id=own.pk, text="Lời nội bộ", evidence="Mật", by=ward.front, at=NOON)
    address = reverse("mandate:directive", args=[grown.pk])
    assert client.get(address).status_code == 404
    signed("planner").post(reverse("mandate:publication", args=[grown.pk]))
    client.logout()
    shown = text_of(client.get(address))
    listed = text_of(client.get(reverse("mandate:directives"), {"noi": ward.place.code}))

    assert "Niêm yết ở chợ" in shown
    assert "Lời nội bộ" not in shown
    assert "Mật" not in shown
    assert "21-CT/TU" in listed
    assert client.get(reverse("mandate:directives"), {"noi": "'; --", "tu": "x"}).status_code == 200
    refused = signed("planner").post(reverse("mandate:publication", args=[grown.pk]), {"reason": ""})
    signed("planner").post(reverse("mandate:publication", args=[grown.pk]), {"reason": "Đang rà soát lại"})
    client.logout()
    assert (refused.status_code, client.get(address).status_code) == (422, 404)
    assert signed("front").post(reverse("mandate:publication", args=[grown.pk])).status_code == 404


def test_replacing_asks_for_each_task_and_keeps_what_was_not_chosen(signed, ward, grown, directive):
    with as_system():
        other = commands.import_and_accept(
            name="moi.txt", data=directive.replace(b"21-CT/TU", b"33-CT/TU"), body=ward.committee,
            by=ward.planner, at=NOON,
        ).mandate  # fmt: skip
        own, front = (grown.tasks.get(body__office=office) for office in ("ubnd", "mttq"))
    page = signed("planner")
    address = reverse("mandate:replacement", args=[grown.pk])
    empty = page.post(address, {"replacement": ""})
    page.post(address, {"replacement": str(other.pk)})
    listed = text_of(page.get(address))
    unsaid = page.post(address, {"reason": "Chỉ thị mới thay thế"})
    page.post(address, {f"task-{own.pk}": "carry", "reason": "Chỉ thị mới thay thế"})
    left = text_of(page.get(address))
    with as_system():
        own.refresh_from_db()
        front.refresh_from_db()
        old = Mandate.objects.get(pk=grown.pk)

    assert (empty.status_code, unsaid.status_code) == (422, 422)
    assert "Còn 2 nhiệm vụ chờ chọn" in listed
    assert "Còn 1 nhiệm vụ chờ chọn" in left
    assert (own.mandate_id, front.mandate_id, old.replaced_by_id) == (other.pk, grown.pk, other.pk)


def test_the_tree_is_read_over_the_api_page_by_page_only_while_public(client, ward, grown):
    address = f"/api/v1/directives/{grown.pk}"
    assert [client.get(each).status_code for each in (address, f"{address}/tasks", "/api/v1/directives/x")] == [
        404,
        404,
        422,
    ]
    with as_system():
        commands.publish(mandate_id=grown.pk, by=ward.planner, at=NOON)
    listed = client.get("/api/v1/directives", {"place": ward.place.code}).json()
    one = client.get(address).json()
    tasks = client.get(f"{address}/tasks").json()["items"]
    by_body = {task["body_code"]: task for task in tasks}

    assert [row["id"] for row in listed["items"]] == [str(grown.pk)]
    assert (one["standings"]["total"], [each["number"] for each in one["provisions"]]) == (3, ["1", "2", "3"])
    office, committee = by_body[ward.bodies["phong-kt"].code], by_body[ward.committee.code]
    assert (office["parent"], office["duty"], office["state"]) == (committee["id"], "Niêm yết ở chợ", "running")
    assert client.get(f"{address}/tasks", {"after": tasks[-1]["id"]}).json() == {"items": [], "after": ""}
    for bad in ("x", "2026~x", "9" * 60):
        assert client.get(f"{address}/tasks", {"after": bad}).json()["items"] == []
        assert client.get("/api/v1/directives", {"after": bad}).json()["items"] == []


def test_an_operator_prints_the_tree_and_is_told_of_an_unknown_number(grown, ward, capsys):
    import json

    from caunoi.kernel.command_line import CommandLine
    from caunoi.kernel.refusal import Refusal
    from caunoi.mandate import cli

    line = CommandLine("test")
    cli.add(line)

    def run(*words):
        args = line.parser.parse_args(["mandate", *words])
        return args.run(args), capsys.readouterr().out

    code, printed = run("tree", "21-CT/TU")
    _, listed = run("list", "--json")
    _, whole = run("tree", str(grown.pk), "--json")
    part = next(task for bough in json.loads(whole)["tree"] for task in bough["tasks"] if task["parts"])["parts"][0]

    assert code == 0
    assert f"    [Đang làm] {ward.bodies['phong-kt'].name}, 31/12/2026: Niêm yết ở chợ" in printed
    assert json.loads(listed)[0]["standings"]["total"] == 3
    assert (part["body"], part["supporters"]) == (ward.bodies["phong-kt"].code, [ward.bodies["mttq"].name])
    with pytest.raises(Refusal, match="Có 0 văn bản"):
        run("tree", "99-CT/TU")


def test_two_officers_who_adjust_at_once_overwrite_nothing_and_lose_nothing_typed(signed, ward, grown):
    with as_system():
        own = grown.tasks.get(body__office="mttq")
    page, address = signed("planner"), reverse("mandate:task_act", args=[own.pk, "dieu-chinh"])
    change = {"due": "31/01/2027", "duty": own.duty, "reason": "Chờ kết quả rà soát", "seen": own.mark}
    first = page.post(address, change)
    second = page.post(address, {**change, "due": "15/12/2026", "reason": "Cấp trên cần sớm"})
    with as_system():
        own.refresh_from_db()
    again = page.post(address, {**change, "due": "15/12/2026", "reason": "Cấp trên cần sớm", "seen": own.mark})
    with as_system():
        own.refresh_from_db()

    assert (first.status_code, second.status_code, again.status_code) == (302, 422, 302)
    assert "người khác vừa thay đổi nhiệm vụ này" in text_of(second)
    assert "Cấp trên cần sớm" in text_of(second)
    assert own.due == date(2026, 12, 15)


def test_whoever_gave_or_follows_sees_late_and_silent_bodies_of_every_directive_and_others_do_not(ward, grown, signed):
    front = ward.bodies["mttq"].name
    with time_machine.travel(NOON + timedelta(days=200), tick=False):
        planner = signed("planner")
        late, every = (planner.get(reverse("mandate:chased"), {"xem": which}) for which in ("muon", ""))
        others = signed("neighbour").get(reverse("mandate:chased"))

    assert (front in text_of(late), front in text_of(every)) == (True, True)
    assert "Không có cơ quan nào như vậy" in text_of(others)
    assert signed("planner").get(reverse("mandate:chased"), {"xem": "\x00", "tu": "-1"}).status_code == 200

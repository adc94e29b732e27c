"""The pages: who may open them, what they say, what bad input gets, how many statements a list costs."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from caunoi.access.context import as_system
from caunoi.kernel.refusal import Refusal
from caunoi.ui.front import front
from caunoi.workplace import commands
from caunoi.workplace.models import Agreement, StaffConference, WorkDialogue, Workplace
from caunoi.workplace.words import Gathering, Sort, Stage

from .conftest import LONG_AGO

#: The number of nothing; drawn anew it would give each worker other tests.
NOWHERE = UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def at(name, *args):
    return reverse(f"workplace:{name}", args=args)


def days(**spans):
    """Boxes of days, from today."""
    return {name: (localdate() + timedelta(days=span)).strftime("%d/%m/%Y") for name, span in spans.items()}


@pytest.fixture
def boss(works):
    return signed(works.boss)


def begun(client, works, kind, **said):
    """A record begun on the pages; its id."""
    answer = client.post(at("begin", works.mill.pk, kind), said)
    assert answer.status_code == 302, answer.content.decode()
    return answer.url.rstrip("/").rsplit("/", 1)[1]


def acted(client, kind, pk, slug, said, match=""):
    """An act on the pages: taken, or refused with the page saying why and keeping what was typed."""
    answer = client.post(at("act", kind, pk, slug), said)
    if match:
        assert (answer.status_code, match in answer.content.decode()) == (422, True), answer.content.decode()[-3000:]
    else:
        assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer


def test_a_conference_on_the_pages_is_void_says_the_article_and_is_held_again(works, boss):
    today = localdate()
    said = {
        "year": str(today.year),
        "gathering": "plenary",
        "venue": "Hội trường công ty",
        "contents": ["last", "money"],
    }
    answer = boss.post(at("begin", works.mill.pk, "hoi-nghi"), {**said, "contents": []} | days(held_on=25))
    assert answer.status_code == 422
    assert "Hội trường công ty" in answer.content.decode()
    pk = begun(boss, works, "hoi-nghi", **said, **days(held_on=25))
    acted(boss, "hoi-nghi", pk, "trieu-tap", {"summoned": "120", **days(called_on=1)}, "chưa đến")
    acted(boss, "hoi-nghi", pk, "trieu-tap", {"summoned": "7", **days(called_on=0)}, "tất cả 120")
    acted(boss, "hoi-nghi", pk, "trieu-tap", {"summoned": "120", "version": "9", **days(called_on=0)}, "Người khác")
    acted(boss, "hoi-nghi", pk, "trieu-tap", {"summoned": "120", "version": "1", **days(called_on=0)})
    with as_system():
        StaffConference.objects.filter(pk=pk).update(held_on=today)
    acted(boss, "hoi-nghi", pk, "diem-danh", {"opening": "79", "voting": "79"})
    page = boss.get(at("record", "hoi-nghi", pk)).content.decode()
    assert "Chỉ có mặt 79/120" in page
    assert "Điều 69" in page
    assert 'aria-disabled="true"' in page
    acted(boss, "hoi-nghi", pk, "ket-luan", {}, "không hợp lệ, phải họp lại")
    acted(boss, "hoi-nghi", pk, "khong-hop-le", {"reason": "Ca đêm không dự được"})
    answer = boss.post(at("again", pk), {**said, **days(held_on=12)})
    assert answer.status_code == 302
    assert boss.post(at("again", pk), {**said, **days(held_on=12)}).status_code == 422
    page = boss.get(at("record", "hoi-nghi", pk)).content.decode()
    assert "Đã lên lịch họp lại" in page
    for code, ending in (("giay-trieu-tap", "docx"), ("bien-ban", "pdf")):
        assert boss.get(at(f"paper-{ending}", "hoi-nghi", pk, code)).status_code == 200
    assert boss.get(at("paper-pdf", "hoi-nghi", pk, "nghi-quyet")).status_code == 409
    minutes = boss.get(at("paper-pdf", "hoi-nghi", pk, "bien-ban")).content
    kept = boss.post(
        at("attach", "hoi-nghi", pk), {"files": SimpleUploadedFile("bien-ban.pdf", minutes, "application/pdf")}
    )
    assert kept.status_code == 302
    assert "bien-ban.pdf" in boss.get(at("record", "hoi-nghi", pk)).content.decode()
    assert boss.post(at("attach", "hoi-nghi", pk), {}).status_code == 422
    (told,) = [
        each
        for each in front.accounts(works.town.place, today, today + timedelta(days=1))
        if "noi-lam-viec" in each.lines[0].href
    ]
    assert [line.value for line in told.lines] == [0, 1, 0, 0, 0]
    public = Client().get(at("workplace", works.mill.pk)).content.decode()
    assert "Không hợp lệ" in public
    assert "cần 80" in public


def test_a_dialogue_and_an_agreement_walk_through_the_pages(works, boss):
    assert boss.post(at("begin", works.mill.pk, "thanh-vien-doi-thoai"), {"employer_members": "3", "worker_members": "8", **days(listed_on=-9)}).status_code == 302  # fmt: skip
    refused = boss.post(
        at("begin", works.mill.pk, "thanh-vien-doi-thoai"),
        {"employer_members": "2", "worker_members": "8", **days(listed_on=0)},
    )
    assert "Điều 38" in refused.content.decode()
    talk = begun(
        boss, works, "doi-thoai", occasion="event", contents="Chậm lương tháng 10 tại xưởng sợi", **days(held_on=0)
    )
    acted(boss, "doi-thoai", talk, "gui-noi-dung", days(sent_on=0))
    said = {"employer_present": "3", "result": "Trả đủ lương tháng 10 trước ngày 5 và không để chậm nữa."}
    acted(boss, "doi-thoai", talk, "ghi", {**said, "worker_present": "5"}, "hãy hoãn")
    acted(boss, "doi-thoai", talk, "ghi", {**said, "worker_present": "6"})
    acted(boss, "doi-thoai", talk, "ky", {})
    assert boss.post(at("act", "doi-thoai", talk, "ky-ben-lao-dong"), {}).status_code == 422
    acted(signed(works.union), "doi-thoai", talk, "ky-ben-lao-dong", {})
    acted(boss, "doi-thoai", talk, "cong-bo", {})
    answer = boss.post(at("promise", "doi-thoai", talk), {"text": "Trả đủ lương tháng 10 cho mọi người", **days(due=5)})
    assert answer.status_code == 302

    new = {"title": "Thỏa ước lao động 2026", "summary": "Lương tháng 13 và tiền ăn ca cho mọi người."}
    deal = begun(boss, works, "thoa-uoc", **new)
    acted(boss, "thoa-uoc", deal, "sua-du-thao", {"title": new["title"], "summary": "Ngắn"}, "Ngắn")
    acted(boss, "thoa-uoc", deal, "sua-du-thao", new)
    acted(boss, "thoa-uoc", deal, "ky-ket", days(signed_on=0, since=0, last_day=800), "chưa thể")
    acted(boss, "thoa-uoc", deal, "lay-y-kien", {"polled": "120", "approved": "60", **days(polled_on=0)})
    assert "cần ít nhất 61" in boss.get(at("record", "thoa-uoc", deal)).content.decode()
    acted(boss, "thoa-uoc", deal, "ky-ket", days(signed_on=0, since=0, last_day=800), "cần ít nhất 61")
    acted(boss, "thoa-uoc", deal, "lay-y-kien", {"polled": "120", "approved": "90", **days(polled_on=0)})
    acted(boss, "thoa-uoc", deal, "ky-ket", days(signed_on=0, since=0, last_day=1200), "từ 1 đến 3 năm")
    acted(boss, "thoa-uoc", deal, "ky-ket", {"signed_on": "31/02/2026", "since": "x", "last_day": ""}, "31/02/2026")
    acted(boss, "thoa-uoc", deal, "ky-ket", days(signed_on=0, since=0, last_day=800))
    for kind, pk, codes in (
        ("doi-thoai", talk, ("bien-ban-doi-thoai", "thong-bao")), ("thoa-uoc", deal, ("bien-ban-y-kien", "cong-van")),
    ):  # fmt: skip
        for code in codes:
            assert boss.get(at("paper-docx", kind, pk, code)).status_code == 200
        assert boss.get(at("record", kind, pk)).status_code == 200
    home = boss.get(at("desk", works.mill.pk)).content.decode()
    assert "Gửi thỏa ước lao động tập thể" in home
    public = Client().get(at("workplace", works.mill.pk)).content.decode()
    assert "Thỏa ước lao động 2026" in public
    asking = [at("act", "doi-thoai", talk, slug) for slug in ("ghi", "ky", "hoan")] + [
        at("act", "thoa-uoc", deal, slug) for slug in ("gui", "cham-dut")
    ]
    asking += [
        at("begin", works.mill.pk, kind)
        for kind in ("hoi-nghi", "doi-thoai", "yeu-cau-doi-thoai", "thanh-vien-doi-thoai", "thoa-uoc")
    ]
    asking += [
        at("attach", "thoa-uoc", deal),
        at("promise", "thoa-uoc", deal),
        at("recount", works.mill.pk),
        at("amend", works.mill.pk),
    ]
    assert {path: boss.get(path).status_code for path in asking} == dict.fromkeys(asking, 200)
    assert boss.get(at("begin", works.mill.pk, "cam-ket")).status_code == 404
    for kind in ("hoi-nghi", "doi-thoai", "thoa-uoc", "cam-ket"):
        assert boss.get(at("listing", works.mill.pk, kind)).status_code == 200
        assert Client().get(at("shown", works.mill.pk, kind)).status_code == 200


def test_the_committee_registers_entrusts_and_takes_back_on_the_pages(works):
    clerk = signed(works.town.handler)
    said = {
        "sort": "enterprise",
        "name": "Công ty May Thành Đạt",
        "workers": "64",
        "year_ends": "3",
        "notice_days": "5",
        "union": "on",
    }
    assert clerk.post(at("new"), {**said, "name": "", "workers": "0"}).status_code == 422
    made = clerk.post(at("new"), said)
    row = Workplace.objects.get(name="Công ty May Thành Đạt")
    assert (made.status_code, row.size, row.year_ends, row.shown, row.union) == (302, "middle", 3, False, True)
    again = clerk.post(at("new"), said)
    assert (again.status_code, "Đã có" in again.content.decode()) == (422, True)
    give = {"side": "employer", "username": "may.giamdoc", "name": "Ngô Thị May", "email": "gd@may.example"}
    assert clerk.post(at("entrust", row.pk), {**give, "name": ""}).status_code == 422
    assert clerk.post(at("entrust", row.pk), give).status_code == 302
    assert "Ngô Thị May" in clerk.get(at("desk", row.pk)).content.decode()
    assert clerk.post(at("release", row.pk), {"username": "may.giamdoc", "side": "employer"}).status_code == 302
    assert clerk.post(at("release", row.pk), {"username": "\x00", "side": "boss"}).status_code == 404
    assert clerk.post(at("recount", row.pk), {"workers": "170", **days(on=0)}).status_code == 302
    row.refresh_from_db()
    assert row.size == "large"
    start = {"year_ends": "12", "notice_days": "0", "version": str(row.version), "shown": "on"}
    assert clerk.post(at("amend", row.pk), start).status_code == 302
    assert clerk.post(at("amend", row.pk), start).status_code == 422
    assert clerk.get(at("new")).status_code == 200


def test_the_own_review_is_written_sent_and_printed(works, boss):
    page = at("review", works.mill.pk, "2026-H2")
    assert boss.get(page).status_code == 200
    said = {"done": "Ngắn", "short": "", "ahead": "Họp hội nghị người lao động trước ngày 31 tháng 3."}
    assert boss.post(page, said).status_code == 302
    assert boss.post(at("review-sending", works.mill.pk, "2026-H2"), {}).status_code == 422
    assert boss.post(page, {**said, "version": "0"}).status_code == 422
    assert (
        boss.post(page, {**said, "done": "Đã ký thỏa ước mới, công khai quỹ phúc lợi.", "version": "1"}).status_code
        == 302
    )
    assert boss.post(at("review-sending", works.mill.pk, "2026-H2"), {}).status_code == 302
    assert 'name="done"' not in boss.get(page).content.decode()
    assert boss.get(at("review-pdf", works.mill.pk, "2026-H2")).content[:4] == b"%PDF"
    clerk = signed(works.town.handler)
    got = clerk.get(at("received", "2026-H2")).content.decode()
    assert got.count("Chưa viết") == 2
    assert got.index("Trường Tiểu học Hoa Sen") < got.index("Công ty Dệt Bình Minh")
    assert "Công ty Dệt" not in signed(works.rival).get(at("received", "2026-H2")).content.decode()
    for period in ("2026-H9", "x" * 40):
        assert boss.get(at("review", works.mill.pk, period)).status_code == 404


def test_strangers_neighbours_and_former_officers_find_no_page_and_workers_side_no_act(works, boss, planned):
    pages = [
        at("desk", works.mill.pk), at("amend", works.mill.pk), at("record", "hoi-nghi", planned.pk), at("act", "hoi-nghi", planned.pk, "trieu-tap"),
        at("review", works.mill.pk, "2026-H2"), at("begin", works.mill.pk, "thoa-uoc"), at("listing", works.mill.pk, "cam-ket"),
    ]  # fmt: skip
    for person in (works.town.stranger, works.town.neighbour, works.town.former, works.rival):
        client = signed(person)
        assert {client.get(page).status_code for page in pages} == {404}
    assert {Client().get(page).status_code for page in pages} == {302}
    assert signed(works.town.stranger).get(at("new")).status_code == 404
    menus = [signed(person).get(at("workplaces")).content.decode() for person in (works.boss, works.town.handler)]
    assert [reverse("voice:officer-intake") in each for each in menus] == [False, True]
    union = signed(works.union)
    home = union.get(at("desk", works.mill.pk)).content.decode()
    assert "Ghi yêu cầu đối thoại" in home
    assert "Chuẩn bị hội nghị" not in home
    answer = union.post(at("act", "hoi-nghi", planned.pk, "trieu-tap"), {"summoned": "120", **days(called_on=0)})
    assert answer.status_code == 422
    with as_system():
        assert StaffConference.objects.get(pk=planned.pk).stage == Stage.PLANNED.value


@pytest.mark.parametrize(
    "path",
    [
        "/noi-lam-viec/?noi=%00&ten=%00%27&loai=zzz&trang=-5", "/noi-lam-viec/?noi=99999999999999999999999&trang=9999999999", "/can-bo/noi-lam-viec/?ten=%00&trang=x",
        f"/noi-lam-viec/{NOWHERE}/", "/noi-lam-viec/không-phải/", f"/can-bo/noi-lam-viec/{NOWHERE}/", f"/can-bo/noi-lam-viec/la/{NOWHERE}/",
        f"/can-bo/noi-lam-viec/hoi-nghi/{NOWHERE}/huy/", "/api/v1/workplaces?place=%00x&sort=%00", "/api/v1/workplaces?limit=99999", f"/api/v1/workplaces/{NOWHERE}",
    ],
)  # fmt: skip
def test_no_address_breaks_a_page(works, boss, path):
    for client in (boss, Client()):
        assert client.get(path).status_code < 500


def test_lists_cost_the_same_for_one_and_for_forty(works, boss, django_assert_max_num_queries):
    with as_system():
        for number in range(39):
            commands.register(
                place=works.town.place, sort=Sort.ENTERPRISE, workers=20 + number, name=f"Công ty Thử {number:02}", by="system", at=LONG_AGO
            )  # fmt: skip
        for number in range(12):
            Agreement.objects.create(
                workplace=works.mill, body_id=works.mill.body_id, overseer_id=works.mill.overseer_id, kept="own", shown=True, title=f"Thỏa ước số {number}",
                summary="Nội dung", drafted_on=date(2026, 1, 1),
            )  # fmt: skip
    clerk = signed(works.town.handler)
    with django_assert_max_num_queries(24):
        page = clerk.get(at("workplaces")).content.decode()
    assert page.count("Công ty Thử") == 38
    with django_assert_max_num_queries(20):
        assert (
            Client().get(at("register") + f"?noi={works.town.place.code}").content.decode().count("Công ty Thử") == 38
        )
    with django_assert_max_num_queries(45):
        assert clerk.get(at("desk", works.mill.pk)).status_code == 200
    with django_assert_max_num_queries(24):
        assert Client().get(at("workplace", works.mill.pk)).status_code == 200
    with django_assert_max_num_queries(16):
        assert Client().get(at("shown", works.mill.pk, "thoa-uoc")).content.decode().count("Thỏa ước số") == 12


def test_a_place_tells_its_workplaces_in_figures_data_and_over_the_api(works, planned):
    from caunoi.files.opendata import Span, catalogue
    from caunoi.ui.measures import Reach, measures

    place, today = works.town.place, localdate()
    lines = [line for line in front.lines("check", place, today) if "noi-lam-viec" in line.href]
    assert [line.value for line in lines][:2] == [3, 0]
    assert front.address(f"workhalf:{works.mill.pk}.2026-H2") == at("review", works.mill.pk, "2026-H2")
    assert front.address(f"workyear:{works.mill.pk}.2026") == at("desk", works.mill.pk)
    rows = list(catalogue.of("workplaces").rows(Span(today, place)))
    assert [row[3] for row in rows] == ["Công ty Cơ khí An Phát", "Công ty Dệt Bình Minh", "Trường Tiểu học Hoa Sen"]
    assert all("120" not in map(str, row) for row in rows)
    client = Client()
    told = client.get(f"/api/v1/workplaces?place={place.code}&sort=enterprise").json()
    assert [(each["name"], each["size"]) for each in told] == [("Công ty Cơ khí An Phát", "small")]
    assert client.get("/api/v1/workplaces?place=xx").status_code == 409
    one = client.get(f"/api/v1/workplaces/{works.mill.pk}").json()
    assert (one["workplace"]["shows_results"], one["held"]) == (True, [])
    assert "workers" not in json.dumps(one)
    counted = measures.counts([code for code in measures._known if code.startswith("workplace.")], Reach(country=True), since=date(2020, 1, 1), until=date(2030, 1, 1))  # fmt: skip
    assert all(value == 0 for values in counted.values() for value in values.values())


def test_the_command_line_lists_and_opens(works, capsys):
    from caunoi.kernel.command_line import CommandLine
    from caunoi.workplace import cli

    line = CommandLine("")
    cli.add(line)

    def run(*words):
        args = line.parser.parse_args(["workplace", *words])
        return args.run(args)

    assert run("list", "--place", works.town.place.code, "--json") == 0
    assert {each["name"] for each in json.loads(capsys.readouterr().out)} == {row.name for row in works.rows.values()}
    with pytest.raises(Refusal, match="mang mã"):
        run("list", "--place", "xx")
    assert (run("list"), run("open")) == (0, 0)
    assert "nghĩa vụ" in capsys.readouterr().out


def test_a_press_twice_begins_one_record(works, boss):
    said = {"title": "Thỏa ước bấm hai lần", "summary": "Lương tháng 13 và tiền ăn ca cho mọi người."}
    assert [boss.post(at("begin", works.mill.pk, "thoa-uoc"), said).status_code for _ in range(2)] == [302, 422]
    with as_system():
        assert Agreement.objects.filter(title=said["title"]).count() == 1
        assert WorkDialogue.objects.count() == 0
    plan = {
        "year": str(now().year),
        "gathering": Gathering.PLENARY.value,
        "venue": "Xưởng 1",
        "contents": ["work"],
        **days(held_on=20),
    }
    assert [boss.post(at("begin", works.mill.pk, "hoi-nghi"), plan).status_code for _ in range(2)] == [302, 422]

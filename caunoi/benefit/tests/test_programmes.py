"""Who benefits: lists that hold no more than the law asks, objections, corrections in public, names hidden in time, reach."""

import io
from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from caunoi.access.context import as_system, speaking_for
from caunoi.benefit import commands, queries, reading, rules
from caunoi.benefit.models import Beneficiary, BenefitProgramme, ListEdition
from caunoi.benefit.words import Field
from caunoi.duties.models import Duty
from caunoi.kernel.public_names import Column
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.models import Entry
from tests.stage import NOON

from .conftest import HEAD, PEOPLE, at, signed

#: What a list may not be, and what is said of it.
REFUSED = [
        (f"{HEAD}\n1\tLê A\tTổ 1\t079090012345", ["dòng 2, cột “Mức, số tiền”: số căn cước"]),
        (f"{HEAD}\n1\tLê A 0912.345.678\tTổ 1\t1000000\n2\tLê B\tTổ 2, b@x.vn\t1", ["dòng 2, cột “Họ và tên”: số điện thoại", "dòng 3, cột “Thôn, tổ dân phố”: thư điện tử"]),
        (f"{HEAD}\n1\tLê A\tTổ 1 CMND 272 123 456\t1000000", ["dòng 2, cột “Thôn, tổ dân phố”: số chứng minh"]),
        ("Họ và tên\tSố CCCD\tĐiện thoại\nLê A\t1\t2", ["“Số CCCD”", "“Điện thoại”", "Không dòng nào được lưu"]),
        ("Họ và tên\tThôn\nLê A\tTổ 1\tghi chú", ["Dòng 2, cột 3 có chữ nhưng cột không có tên"]),
        ("Lê A\tTổ 1", ["Dòng đầu phải là tên cột"]),
        ("Họ và tên\tThôn\n\tTổ 1", ["chưa có họ tên"]),
        ("Họ và tên\tThôn", ["chưa có dòng nào"]),
        ("", ["chưa có dòng nào"]),
]  # fmt: skip


def test_a_list_with_peoples_numbers_is_refused_whole_with_line_and_column(draft, desk):
    for rows, words in REFUSED:
        answer = desk.post(at("desk-list", draft.pk), {"rows": rows})
        page = answer.content.decode()
        assert answer.status_code == 422, rows
        assert [each for each in words if each not in page] == []

    with as_system():
        assert not Beneficiary.objects.exists()


def test_a_workbook_is_read_and_a_number_typed_as_a_number_is_found(draft, desk):
    def book(*rows):
        made, kept = Workbook(), io.BytesIO()
        for row in rows:
            made.active.append(row)
        made.save(kept)
        return SimpleUploadedFile("ds.xlsx", kept.getvalue())

    bad = desk.post(
        at("desk-list", draft.pk), {"file": book(["Họ tên", "Tổ dân phố", "Mức"], ["Lê A", "Tổ 1", 79090012345])}
    )
    broken = desk.post(at("desk-list", draft.pk), {"file": SimpleUploadedFile("ds.xlsx", b"PK\x03\x04" + b"x" * 90)})
    other = desk.post(at("desk-list", draft.pk), {"file": SimpleUploadedFile("ds.pdf", b"%PDF-1.7")})
    good = desk.post(
        at("desk-list", draft.pk),
        {"file": book(["Họ tên", "Tổ dân phố", "Mức"], ["Lê A", "Tổ 1", 3000000], ["Lê B", None, 2500000.0])},
    )

    assert "dòng 2, cột “Mức, số tiền”" in bad.content.decode()
    assert "Không đọc được tệp Excel" in broken.content.decode()
    assert "Chỉ nhận tệp" in other.content.decode()
    assert good.status_code == 302
    with speaking_for("system"):
        assert queries.cells(list(queries.beneficiaries(draft)), ["name", "amount"]) == [
            ["Lê A", "3000000"],
            ["Lê B", "2500000"],
        ]


def test_from_decision_to_list_in_the_days_of_the_law(town, draft, desk, client, posted):
    page = client.get(at("programme", town.place.code, posted.pk)).content.decode()
    duty = Duty.objects.get(about=posted.ref)

    assert (posted.posted_on, posted.objections_until, posted.names_until) == (
        date(2026, 11, 19),
        date(2026, 11, 27),
        date(2026, 12, 20),
    )
    assert (duty.rule, duty.due, duty.standing) == ("disclose.deadline", date(2026, 11, 23), "met")
    assert "Nguyễn Thị Lan" in page
    assert "noindex" in page
    assert "Đang nhận ý kiến" in page
    listed = client.get(at("programmes", town.place.code)).content.decode()
    assert "3 người, hộ trong danh sách" in listed
    assert "Nguyễn Thị Lan" not in " ".join(str(entry.data) for entry in Entry.objects.filter(about=posted.ref))
    with as_system():
        assert b"Lan" not in bytes(Beneficiary.objects.first().sealed)


def test_a_correction_is_told_with_its_reason_and_the_names_go_when_their_days_are_over(town, posted, desk, client):
    here = at("programme", town.place.code, posted.pk)
    changed = PEOPLE.replace("Trần Văn Bé", "Phạm Văn Sáu")
    unsaid = desk.post(at("desk-list", posted.pk), {"rows": changed})
    same = desk.post(at("desk-list", posted.pk), {"rows": PEOPLE, "why": "x"})
    stale = desk.post(at("desk-list", posted.pk), {"rows": changed, "why": "Hộ đã chuyển đi", "seen": "0"})
    saved = desk.post(
        at("desk-list", posted.pk), {"rows": changed, "why": "Hộ đã chuyển đi", "seen": str(posted.version)}
    )
    page = client.get(here).content.decode()
    early = desk.post(at("desk-settle", posted.pk), {})

    assert [unsaid.status_code, same.status_code, stale.status_code, saved.status_code, early.status_code] == [
        422,
        422,
        422,
        302,
        422,
    ]
    assert "Người khác vừa sửa" in stale.content.decode()
    assert "Hộ đã chuyển đi" in stale.content.decode()  # nothing typed is lost
    assert "<ins>Phạm Văn Sáu" in page
    assert "<del>Trần Văn Bé" in page
    assert "thêm 1 dòng, bỏ 1 dòng" in page
    with time_machine.travel(NOON + timedelta(days=9), tick=False):
        desk = signed(town.handler)
        assert desk.post(at("desk-settle", posted.pk), {}).status_code == 302
        assert desk.post(at("desk-result", posted.pk), {"result": "Cả 3 hộ đã nhận."}).status_code == 302
        assert desk.post(at("desk-list", posted.pk), {"rows": PEOPLE, "why": "x"}).status_code == 422
    with time_machine.travel(NOON + timedelta(days=31), tick=False):
        assert "Phạm Văn Sáu" not in client.get(here).content.decode()
        with speaking_for(town.stranger.pk, today=NOON.date() + timedelta(days=31)):
            assert not Beneficiary.objects.exists()
        assert commands.hide_names(at=NOON + timedelta(days=31)) == 1
        after = client.get(here).content.decode()
    with as_system():
        assert not Beneficiary.objects.exists()
    assert "Cả 3 hộ đã nhận." in after
    assert "3 người, hộ" in after
    assert "Hộ đã chuyển đi" in after


def test_a_draft_and_its_names_are_the_bodys_own(town, draft, desk, client):
    desk.post(at("desk-list", draft.pk), {"rows": PEOPLE})
    pages = ["desk-programme", "desk-list", "desk-post", "desk-reach", "desk-sample", "desk-settle", "desk-result"]
    for person in (town.stranger, town.neighbour, town.former):
        with speaking_for(person.pk, today=NOON.date()):
            assert BenefitProgramme.objects.count() == Beneficiary.objects.count() == ListEdition.objects.count() == 0
        assert {signed(person).get(at(each, draft.pk)).status_code for each in pages} == {404}
        with pytest.raises(Refusal):
            commands.enter_list(programme_id=draft.pk, columns=[Column.NAME], rows=[["A"]], by=person, at=NOON)
    assert client.get(at("programme", town.place.code, draft.pk)).status_code == 404


def test_reach_that_cannot_be_is_refused(posted, desk):
    refused = {
        "Tổ 1;10;11": "phải từ 0 đến số đủ điều kiện",
        "Tổ 1;-3;1": "không phải là số",
        "Tổ 1;10": "phải có ba ô",
        "Tổ 1;10;5\nTỔ 1;10;5": "có hai lần",
        "Tổ 1;99999999999;5": "không phải là số",
        "Nơi;Đủ điều kiện;Đã nhận": "Chưa có dòng nào",
    }
    for rows, words in refused.items():
        answer = desk.post(at("desk-reach", posted.pk), {"rows": rows})
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_reached_and_not_reached_are_told_by_place_and_small_groups_are_not(town, posted, desk, client):
    assert (
        desk.post(
            at("desk-reach", posted.pk), {"rows": "Nơi;Đủ điều kiện;Đã nhận\nTổ 1;1.040;40\nTổ 2;12;10\nTổ 3;30;30"}
        ).status_code
        == 302
    )
    page = client.get(at("programme", town.place.code, posted.pk)).content.decode()
    found = queries.shown(posted, NOON.date())

    assert [(each.name, each.eligible, each.missed) for each in found.reached] == [
        ("Tổ 1", 1040, 1000),
        ("Tổ 2", None, None),
        ("Tổ 3", 30, 0),
    ]
    assert (found.eligible, found.got) == (1070, 70)
    assert "có nhóm dưới 10 người nên không nêu số" in page
    assert "70 trên 1.070" in page


def test_the_index_has_a_sum_only_with_all_its_parts_and_each_part_has_its_source(town, desk, client):
    here = at("index", town.place.code) + "?quy=2026-Q3"
    empty = client.get(here).content.decode()
    bad = [
        desk.post(
            at("desk-index"),
            {"body": town.committee.code, "period": "2026-Q3", "part": "openness", "points": points, "source": "Cổng"},
        ).status_code
        for points in ("18,5", "-1", "nhiều", "NaN", "1,234")
    ]
    parts = {
        "openness": "16,5",
        "progress": "18",
        "online": "9",
        "payment": "7,25",
        "digital": "15",
        "satisfaction": "17",
    }
    for part, points in list(parts.items())[:5]:
        assert desk.post(at("desk-index"), {"body": town.committee.code, "period": "2026-Q3", "part": part, "points": points, "source": "Cổng DVC"}).status_code == 302  # fmt: skip
    some = client.get(here).content.decode()
    desk.post(
        at("desk-index"),
        {
            "body": town.committee.code,
            "period": "2026-Q3",
            "part": "satisfaction",
            "points": "17",
            "source": "Cổng DVC",
        },
    )
    whole = client.get(here).content.decode()

    assert bad == [422] * 5
    assert empty.count("chưa có số liệu") >= 6
    assert "5 trên 6 phần nên không tính tổng" in some
    assert "82,75" in whole
    assert [
        client.get(at("index", town.place.code) + f"?quy={q}").status_code
        for q in ("2026-Q5", "x", "2026-Q3-", "٢٠٢٦-Q1")
    ] == [404] * 4


def test_two_editions_differ_by_rows_and_a_row_written_twice_counts_twice():
    came, went = rules.difference(["a", "b", "b"], ["b", "c", "c"])

    assert (came, went) == ({"c": 2}, {"a": 1, "b": 1})


@pytest.mark.parametrize("text", ["", "\x00\x01", '"' * 50, "a" * 100_000, "\ufeff", ";;;;\n;;;"])
def test_what_is_no_table_is_refused(text):
    with pytest.raises(Refusal) as no:
        reading.listed(reading.pasted(text), list(Column))

    assert no.value.field == "rows"


def test_relief_names_people_under_its_own_item_and_its_columns(town, speak):
    with speak(town.handler):
        row = commands.open_programme(
            body=town.committee, field=Field.RELIEF, title="Cứu trợ bão", decision="QĐ", decided_on=NOON.date(), criteria="x", gives="y", since=NOON.date(),
            until=NOON.date(), by=town.handler, at=NOON,
        )  # fmt: skip
        with pytest.raises(Refusal, match="kết quả"):
            commands.enter_list(
                programme_id=row.pk, columns=[Column.NAME, Column.RESULT], rows=[["A", "B"]], by=town.handler, at=NOON
            )

    assert row.item == "11.8"


def test_the_duties_that_speak_of_a_part_of_the_index_are_duties_of_the_book():
    from caunoi.benefit.queries.index import INDEX, TOLD
    from caunoi.law.reading import shipped

    rule = shipped().rules[INDEX][-1]
    tagged = {item.code: item.tags for item in rule.items if item.tags}
    assert set(tagged) == set(TOLD)
    clocks = [key for key, texts in shipped().rules.items() if str(texts[-1].kind) == "deadline"]
    assert [tag for tags in tagged.values() for tag in tags if not any(key.startswith(tag) for key in clocks)] == []
    petitions = {key.partition(".")[0] for key in clocks} & {"kn", "tc", "pakn"}
    assert petitions == {tag.rstrip(".") for tag in tagged["progress"] if tag.endswith(".")}

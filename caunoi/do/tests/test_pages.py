"""The pages: who may open them, what they say, what bad input gets, how many statements a list costs."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.do import commands, queries
from caunoi.do.models import CommunityWork, Contribution, Expense
from caunoi.do.words import Proposer, WorkKind
from tests.stage import NOON

from .conftest import photo

#: The number of nothing; drawn anew it would give each worker other tests.
NOWHERE = UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def at(name, *args):
    return reverse(f"do:{name}", args=args)


def today():
    return localdate().strftime("%d/%m/%Y")


@pytest.fixture
def keeper(town):
    return signed(town.handler)


def acted(client, work, slug, said, match=""):
    """An act on the pages: taken, or refused with the page saying why and keeping what was typed."""
    answer = client.post(at("officer-act", work.pk, slug), said)
    if match:
        assert (answer.status_code, match in answer.content.decode()) == (422, True), answer.content.decode()[-3000:]
    else:
        assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer


GIFT = {"giver": "household", "given": "money", "into": "cash", "name": "Nguyễn Thị Lan", "household": "H-012"}


def test_a_lane_walks_from_proposal_to_posting_on_the_pages(lane, town, keeper, decisions):
    public = Client()
    page = public.get(at("work", lane.pk)).content.decode()
    assert "Chưa được thu đóng góp" in page
    assert "Điều 21" in page
    decisions.change("decision:ABCD2345", yes=124)
    acted(keeper, lane, "quyet-dinh", {"decision": "decision:XXXX", "version": "1"}, "Quyết định của cộng đồng")
    acted(keeper, lane, "quyet-dinh", {"decision": "decision:ABCD2345", "level": "1.500.000", "version": "1"})
    assert "124/187 hộ tán thành, cần ít nhất 125" in public.get(at("work", lane.pk)).content.decode()
    acted(keeper, lane, "mo-thu", {}, "124/187")
    page = keeper.get(at("officer-work", lane.pk)).content.decode()
    assert 'aria-disabled="true"' in page
    decisions.change("decision:ABCD2345", yes=125)
    acted(keeper, lane, "du-toan", {"lines": "Xi măng 30 bao"}, "Dòng 1")
    acted(keeper, lane, "du-toan", {"lines": "Xi măng 30 bao | 2.700.000\nCát | 100 USD"}, "đồng Việt Nam")
    acted(keeper, lane, "du-toan", {"lines": "Xi măng 30 bao | 2.700.000\nCông thợ | 1.500.000"})
    acted(keeper, lane, "du-toan", {"lines": "Xi măng 30 bao | 2.700.000\nCông thợ | 1.600.000"})
    acted(keeper, lane, "ke-hoach", {"what": "Đổ bê tông mặt hẻm", "due": today()})
    acted(keeper, lane, "mo-thu", {"version": "99"}, "Người khác")
    acted(keeper, lane, "mo-thu", {})
    for wrong, why in (("-5", "chữ số"), ("50 USD", "đồng Việt Nam"), ("", "số tiền"), ("0", "lớn hơn 0")):
        acted(keeper, lane, "dong-gop", {**GIFT, "on": today(), "amount": wrong}, why)
    form = keeper.get(at("officer-act", lane.pk, "dong-gop")).content.decode()
    token = re.search(r'name="token" value="([0-9a-f-]{36})"', form).group(1)
    for _press in range(2):
        answer = acted(keeper, lane, "dong-gop", {**GIFT, "on": today(), "amount": "1.500.000", "token": token})
    assert answer.url == at("officer-receipt", lane.pk, 1)
    for number in range(3):
        acted(keeper, lane, "dong-gop", {**GIFT, "name": "", "household": f"H-{number}", "on": today(), "amount": "1500000đ", "token": "x"} if not number else
              {**GIFT, "name": "Lê Văn Tám", "named": "on", "household": f"H-{number}", "on": today(), "amount": "1.500.000"}, "token" if not number else "")  # fmt: skip
    acted(keeper, lane, "gia-tri", {"given": "labour", "value": "300.000", "clause": "Mục 3 nghị quyết họp tổ"})
    acted(keeper, lane, "dong-gop", {**GIFT, "given": "land", "quantity": "12,5", "on": today()})
    acted(keeper, lane, "dong-gop", {**GIFT, "given": "labour", "quantity": "", "on": today()}, "số lượng")
    bill = {
        "what": "Xi măng, cát",
        "payee": "Cửa hàng Thành Đạt",
        "amount": "2.700.000",
        "out_of": "cash",
        "on": today(),
        "voucher": "HĐ 0001",
        "budget": "1",
    }
    acted(keeper, lane, "chi", bill, "chứng từ")
    acted(keeper, lane, "chi", {**bill, "amount": "99.000.000", "files": photo("hd.jpg")}, "chỉ còn 4.500.000")
    acted(keeper, lane, "chi", {**bill, "files": photo("hd.jpg")})
    acted(
        keeper,
        lane,
        "chi",
        {**bill, "amount": "1.800.000", "budget": "2", "what": "Công thợ hồ", "files": photo("hd2.jpg")},
    )
    acted(keeper, lane, "bat-dau", {"on": today()})
    acted(keeper, lane, "tien-do", {"on": today(), "what": "Đổ xong 40 m đầu hẻm", "percent": "101"}, "100")
    acted(
        keeper,
        lane,
        "tien-do",
        {
            "on": today(),
            "what": "Đổ xong 40 m đầu hẻm",
            "percent": "60",
            "photos": photo(),
            "alt_text": "Mặt hẻm mới đổ",
        },
    )
    page = public.get(at("work", lane.pk)).content.decode()
    assert "Sổ cân" in page
    assert "Lê Văn Tám" in page
    assert "Nguyễn Thị Lan" not in page
    assert "vượt" in page
    assert 'alt="Mặt hẻm mới đổ"' in page
    picture = public.get(re.search(r'src="(/cong-trinh/anh/[^"]+)"', page).group(1))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    acted(keeper, lane, "hoan-thanh", {"on": today(), "result": "Hẻm rộng 4 m, xe cứu hỏa vào được"})
    acted(keeper, lane, "quyet-toan", {"on": today(), "approved_by": "Họp tổ, 140/187 hộ."})
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        paper = public.get(at("settlement", lane.pk, ending))
        assert (paper.status_code, paper.content[: len(start)]) == (200, start)
    assert public.get(at("settlement", lane.pk, "exe")).status_code == 409
    assert "Phải niêm yết chậm nhất" in public.get(at("work", lane.pk)).content.decode()
    acted(keeper, lane, "niem-yet", {"on": today(), "where": "Bảng tin nhà văn hóa"})
    posted = public.get(at("work", lane.pk)).content.decode()
    assert "Đã niêm yết quyết toán" in posted
    assert "trình trước: Họp tổ, 140/187 hộ.<" in posted
    acted(keeper, lane, "dong-gop", {**GIFT, "on": today(), "amount": "1"}, "không nhận đóng góp")


def test_a_receipt_is_printed_checked_and_undone_and_tells_no_name_to_others(give, pay, open_lane, town, keeper):
    gift = give(name="Nguyễn Thị Lan")
    other = signed(town.neighbour)
    for client, status in ((keeper, 200), (other, 404), (signed(town.stranger), 404), (signed(town.former), 404)):
        assert client.get(at("officer-receipt", open_lane.pk, 1)).status_code == status
        assert client.get(at("officer-work", open_lane.pk)).status_code == status
    paper = keeper.get(at("officer-receipt-paper", open_lane.pk, 1))
    assert paper.content[:4] == b"%PDF"
    page = Client().get(at("receipt", gift.code.lower())).content.decode()
    assert "1.500.000 đồng" in page
    assert "Thị Lan" not in page
    assert Client().get(at("receipt", "KHONG-CO-MA")).status_code == 404
    assert Client().get(at("receipt-asked"), {"ma": f" {gift.code} "}).status_code == 302
    answer = keeper.post(at("officer-undo", open_lane.pk, 1), {"on": today(), "reason": "Ghi nhầm hộ khác"})
    assert answer.status_code == 302
    assert "đã được đảo" in Client().get(at("receipt", gift.code)).content.decode()
    assert keeper.post(at("officer-naming", open_lane.pk, 1), {"named": "on"}).status_code == 302
    give()
    paid = pay(amount=500_000)
    assert "0001234" in keeper.get(at("officer-expense", open_lane.pk, paid.number)).content.decode()
    assert "Mới có rất ít người góp" in Client().get(at("work", open_lane.pk)).content.decode()
    assert Client().get(at("settlement", open_lane.pk, "pdf")).status_code == 409
    journal = keeper.get(at("officer-journal", open_lane.pk)).content.decode()
    assert "Đảo bút toán số 1" in journal


@pytest.mark.parametrize(
    ("name", "args", "query", "status"),
    [
        ("works", (), "?noi=khong-co&buoc=la&trang=99999999999999999999", 200), ("works", (), "?noi=%00", 200), ("work", (NOWHERE,), "", 404),
        ("work", (NOWHERE,), "?chi=-5", 404), ("settlement", (NOWHERE, "pdf"), "", 404), ("photo", (NOWHERE,), "", 404), ("receipt", ("x" * 300,), "", 404),
        ("receipt-asked", (), "?ma=%00%00", 200), ("officer-work", (NOWHERE,), "", 404), ("officer-act", (NOWHERE, "chi"), "", 404),
        ("officer-receipt", (NOWHERE, 99999999999999999999), "", 404), ("officer-new", (), "?cua=la", 200),
    ],
)  # fmt: skip
def test_addresses_that_lead_nowhere_are_no_server_error(town, keeper, name, args, query, status):
    assert keeper.get(at(name, *args) + query).status_code == status


def test_officers_enter_works_of_their_own_place_and_others_are_turned_away(town, keeper):
    said = {
        "title": "Lắp đèn hẻm 12", "place": str(town.place.pk), "kind": "light", "what": "Mười bóng đèn cho hẻm 12", "proposer": "households", "proposed_by": "20 hộ",
        "proposed_on": today(),
    }  # fmt: skip
    assert keeper.post(at("officer-new"), {**said, "place": str(town.neighbour_place.pk)}).status_code == 422
    answer = keeper.post(at("officer-new"), said)
    assert answer.status_code == 302
    assert keeper.post(at("officer-new"), said).status_code == 422
    assert "Lắp đèn hẻm 12" in Client().get(at("works"), {"noi": town.place.code}).content.decode()
    assert signed(town.stranger).get(at("officer-new")).status_code == 404
    assert Client().get(at("officer-works")).status_code == 302


def test_a_list_costs_the_same_however_long_it_is(town, keeper, django_assert_max_num_queries):
    with as_system():
        for number in range(12):
            commands.propose_work(
                body=town.committee, place=town.place, kind=WorkKind.LANE, title=f"Hẻm số {number}", what="Nâng cấp mặt hẻm", proposer=Proposer.BODY,
                by="system", at=NOON,
            )  # fmt: skip
    Client().get(at("works"))
    with django_assert_max_num_queries(8):
        assert b"11" in Client().get(at("works"), {"noi": town.place.code}).content
    with django_assert_max_num_queries(20):
        assert keeper.get(at("officer-works")).status_code == 200
    work = CommunityWork.objects.first()
    with django_assert_max_num_queries(45):
        assert Client().get(at("work", work.pk)).status_code == 200
    assert (Contribution.objects.count(), Expense.objects.count(), queries.works_in(None).count()) == (0, 0, 12)

"""The pages of boards: set up as the law asks, seated, planned, met, advised and answered; what everybody sees."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from caunoi.access.context import as_system
from caunoi.boards import commands, queries
from caunoi.boards.models import Board, BoardAdvice, BoardItem, BoardMeeting, BoardMember
from caunoi.boards.words import Kind
from caunoi.duties.models import Duty
from caunoi.files.opendata import Span, catalogue
from caunoi.ui.front import front
from caunoi.ui.measures import Reach, measures
from tests.stage import NOON

from .conftest import SINCE, refused, sit

TODAY = NOON.date()


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def at(name, *args):
    return reverse(f"boards:{name}", args=args)


def page(client, address):
    """The page's words; every page asked here is there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def saved(client, address, /, **said):
    """The act is done and leads on."""
    answer = client.post(address, said)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def said_no(client, address, words, /, **said):
    """The act is refused in these words, with what was typed still there."""
    answer = client.post(address, said)
    text = answer.content.decode()
    assert answer.status_code == 422, text
    assert words in text
    return text


@pytest.fixture
def handler(town):
    return signed(town.handler)


def test_a_board_is_set_up_as_the_law_asks_of_its_kind_and_the_quorum_is_asked(town, handler):
    kinds = page(handler, at("officer-new"))
    asking = f"{at('officer-new')}?loai=inspection&co_quan={town.committee.code}"
    form = page(handler, asking)
    said = {"name": "Ban Thanh tra nhân dân phường", "decision": "05/QĐ-MTTQ", "size": "5", "since": "05/10/2026", "regulation": "Điều 6 Quy chế"}  # fmt: skip

    assert "Ban Giám sát đầu tư của cộng đồng" in kinds
    assert "nhiều nhất 5" in form  # no residential group is on record here
    assert 'name="quorum" value' not in form
    assert "05/QĐ-MTTQ" in said_no(handler, asking, "Hãy điền: họp khi có mặt ít nhất", **said, quorum="")
    said_no(handler, asking, "ví dụ 1/2 hay 2/3", **said, quorum="3/2")
    said_no(handler, asking, "nhiều nhất 5 thành viên", **{**said, "size": "6"}, quorum="1/2")
    said_no(handler, asking, "muộn nhất đến 05/10/2031", **said, quorum="1/2", until="06/10/2031")
    made = saved(handler, asking, **said, quorum=" 1/2 ")
    said_no(handler, asking, "đã được lập", **said, quorum="1/2")
    board = Board.objects.get()
    assert (board.quorum_part, board.quorum_whole, board.until) == (1, 2, date(2031, 10, 5))
    assert made["Location"] == at("officer-board", board.pk)
    assert handler.get(f"{at('officer-new')}?loai=khong-co&co_quan={town.committee.code}").status_code == 422


def test_seats_are_taken_once_by_whom_the_law_lets_and_left_with_a_by_election_where_it_asks(town, handler, speak):
    with speak(town.head):
        board = commands.set_up(
            kind=Kind.INSPECTION, body=town.committee, name="Ban Thanh tra nhân dân", decision="5/QĐ", size=1, since=SINCE, quorum=(1, 2), by=town.head, at=NOON
        )  # fmt: skip
    seat = at("officer-seat", board.pk)
    said = {"name": "Lê Thị Sáu", "seat": "head", "way": "elected", "election": "Nghị quyết số 2", "since": "05/10/2026"}  # fmt: skip

    assert "Lê Thị Sáu" in said_no(handler, seat, "Hãy xác nhận người này thường trú", **said)
    said_no(handler, seat, "ghi cuộc bầu", **{**said, "election": ""}, eligible="on")
    said_no(handler, seat, "Không có tài khoản này", **said, eligible="on", username="khong-ai")
    saved(handler, seat, **said, eligible="on", username="xuly")
    # A second officer who opened the form before comes too late; nobody is seated twice.
    said_no(signed(town.head), seat, "đã có tên", **said, eligible="on")
    said_no(signed(town.head), seat, "đã đủ 1 thành viên", **{**said, "name": "Trần Năm"}, eligible="on")
    assert queries.sits_on(town.handler.ref, [Kind.INSPECTION], town.place, TODAY)
    member = BoardMember.objects.get()
    release = at("officer-release", board.pk, member.pk)
    said_no(handler, release, "Hãy điền: lý do", on="19/11/2026")
    saved(handler, release, on="19/11/2026", reason="Chuyển nơi ở")
    assert handler.get(release).status_code == 404
    for address in (at("officer-board", board.pk), at("board", town.place.code, board.pk)):
        text = page(handler, address)
        assert "phải bầu bổ sung" in text
        assert "khoản 2 Điều 36" in text
    assert "Khuyết 1, phải bầu bổ sung" in page(Client(), at("boards", town.place.code))
    assert "Chuyển nơi ở" not in page(Client(), at("board", town.place.code, board.pk))
    lines = {line.vi: line.value for line in front.lines("check", town.place, TODAY)}
    assert (lines["Ban, tổ đang hoạt động"], lines["Ghế khuyết phải bầu bổ sung"]) == (1, 1)


def test_a_check_is_planned_with_time_to_tell_whom_it_concerns(board, town, handler):
    plan = at("officer-plan", board.pk)
    said = {"what": "Giám sát đợt 2", "visited": "Chủ đầu tư hẻm 12"}

    said_no(handler, plan, "Ngày này quá gần", **said, due="31/12/2026")
    said_no(handler, plan, "Ngày này đã qua", what="Họp sơ kết", due="18/11/2026")
    saved(handler, plan, **said, due="15/01/2027")
    item = BoardItem.objects.get()
    duties = {duty.rule: duty for duty in Duty.objects.all()}
    said_no(handler, at("officer-done", board.pk, item.pk), "ngày đã gửi kế hoạch", result="Đo đủ bề dày")
    said_no(handler, at("officer-notice", board.pk, item.pk), "không sau hôm nay", on="20/11/2026")
    saved(handler, at("officer-notice", board.pk, item.pk), on="19/11/2026")
    assert handler.get(at("officer-notice", board.pk, item.pk)).status_code == 200
    said_no(handler, at("officer-notice", board.pk, item.pk), "hoặc đã gửi", on="19/11/2026")
    saved(handler, at("officer-done", board.pk, item.pk), result="Đo đủ bề dày")
    assert handler.get(at("officer-done", board.pk, item.pk)).status_code == 404

    assert {rule: duty.due for rule, duty in duties.items()} == {
        "boards.item": date(2027, 1, 15),
        "gsdt.notice": date(2026, 12, 1),
    }
    assert {duty.standing for duty in Duty.objects.all()} == {"met"}
    assert front.address(duties["gsdt.notice"].about) == at("officer-board", board.pk)
    assert "Đo đủ bề dày" in page(Client(), at("board", town.place.code, board.pk))


def test_a_meeting_is_kept_with_its_quorum_and_its_minutes_are_a_paper_of_the_body_alone(board, town, handler):
    first, second, _third = BoardMember.objects.values_list("pk", flat=True)
    meeting = at("officer-meeting", board.pk)
    said = {
        "on": "19/11/2026",
        "minutes": "Bàn việc đo bề dày mặt đường.",
        "conclusions": "Kiến nghị đổ bù 2 cm.",
    }

    assert "Bàn việc đo" in said_no(handler, meeting, "Không đủ người để họp", **said, attendees=[first])
    said_no(handler, meeting, "Hãy chọn", **said, attendees=["99999"])
    saved(handler, meeting, **said, attendees=[first, second])
    said_no(handler, meeting, "đã ghi", **said, attendees=[first, second])
    with as_system():
        held = BoardMeeting.objects.get()
    file = handler.get(at("officer-minutes", board.pk, held.pk, "docx"))
    words = "\n".join(paragraph.text for paragraph in Document(BytesIO(file.content)).paragraphs)
    assert "Có mặt 02 trên 03 thành viên" in words
    assert "Vắng mặt: Lê C." in words
    assert "Kiến nghị đổ bù 2 cm." in words
    public = page(Client(), at("board", town.place.code, board.pk))
    assert "có mặt 2/3 thành viên" in public
    assert "đổ bù 2 cm" not in public
    assert signed(town.neighbour).get(at("officer-minutes", board.pk, held.pk, "docx")).status_code == 404
    assert handler.get(at("officer-minutes", board.pk, held.pk, "exe")).status_code == 404


def test_advice_is_answered_promised_and_settled_and_everybody_sees_what_became_of_it(board, town, handler):
    saved(
        handler, at("officer-advise", board.pk), to=town.bodies["phong-kt"].code, what="Công khai dự toán hẻm 12", public="on"
    )  # fmt: skip
    said_no(
        handler, at("officer-advise", board.pk), "đã gửi hôm nay", to=town.bodies["phong-kt"].code, what="Công khai dự toán hẻm 12", public="on"
    )  # fmt: skip
    with as_system():
        row = BoardAdvice.objects.get()
    clerk, address = signed(town.clerk), at("officer-advice", row.pk)
    waiting = page(clerk, at("officer-boards"))
    assert "Công khai dự toán hẻm 12" in waiting
    assert "Trả lời kiến nghị" in page(clerk, address)
    assert "Chờ Phòng Kinh tế" in page(handler, address)
    assert handler.get(at("officer-answer", row.pk)).status_code == 404
    answer = at("officer-answer", row.pk)
    said_no(clerk, answer, "Cơ quan trả lời thế nào?", words="Sẽ làm")
    assert "Sẽ niêm yết" in said_no(clerk, answer, "hẹn ngày làm xong", answer="accepted", words="Sẽ niêm yết")
    said_no(clerk, answer, "Ngày hẹn đã qua", answer="accepted", words="Sẽ làm", promised_on="01/11/2026")
    saved(clerk, answer, answer="partly", words="Niêm yết dự toán, quyết toán sau.", promised_on="30/11/2026")
    said_no(clerk, answer, "đã được trả lời", answer="accepted", words="Nữa", promised_on="30/11/2026")
    assert "Hẹn làm xong" in page(Client(), at("board", town.place.code, board.pk))
    saved(clerk, at("officer-outcome", row.pk), outcome="Đã dán ở bảng tin ngày 25/11.")
    said_no(clerk, at("officer-outcome", row.pk), "đã có kết quả", outcome="Lại lần nữa")

    public = page(Client(), at("board", town.place.code, board.pk))
    assert [word in public for word in ("Tiếp thu một phần", "quyết toán sau", "Đã dán ở bảng tin", "đã thực hiện")] == [True] * 4  # fmt: skip
    assert {duty.rule: duty.standing for duty in Duty.objects.all()} == {"gsdt.answer": "met", "boards.promise": "met"}
    letter = handler.get(at("officer-advice-paper", board.pk, row.pk, "docx"))
    words = "\n".join(paragraph.text for paragraph in Document(BytesIO(letter.content)).paragraphs)
    assert "chậm nhất ngày 04/12/2026 (điểm c khoản 2 Điều 45" in words


def test_advice_not_public_is_for_the_two_bodies_and_counted_for_nobody_else(board, town, handler, speak):
    saved(handler, at("officer-advise", board.pk), to=town.bodies["phong-kt"].code, what="Xem lại một hợp đồng")

    assert "Xem lại một hợp đồng" in page(signed(town.clerk), at("officer-advice-list"))
    assert "Xem lại một hợp đồng" not in page(Client(), at("board", town.place.code, board.pk))
    assert "Xem lại" not in page(signed(town.neighbour), at("officer-boards"))
    with speak(town.neighbour):
        assert BoardAdvice.objects.count() == 0


@pytest.mark.parametrize("who", ["neighbour", "former", "stranger"])
def test_others_find_no_officers_page_of_a_board_and_no_minutes(board, town, speak, who):
    with speak(town.head):
        first, second, _ = BoardMember.objects.values_list("pk", flat=True)
        commands.meet(board_id=board.pk, on=TODAY, attendees=[first, second], minutes="Kín", by=town.head, at=NOON)
        block = commands.set_up(
            kind=Kind.CONTACTS, body=town.committee, name="Đầu mối chung cư A", decision="7/QĐ", size=2, since=SINCE, quorum=(1, 2), by=town.head, at=NOON
        )  # fmt: skip
        commands.plan(board_id=block.pk, what="Họp khối", due=TODAY, by=town.head, at=NOON)
    other = signed(getattr(town, who))

    for name in ("board", "seat", "plan", "meeting", "advise", "dissolve"):
        assert other.get(at(f"officer-{name}", board.pk)).status_code == 404, name
        assert other.post(at(f"officer-{name}", board.pk), {}).status_code in (404, 405), name
    for form in ("quyet-dinh", "danh-sach", "chuong-trinh"):
        assert other.get(at("officer-paper", board.pk, form, "pdf")).status_code == 404
    with speak(getattr(town, who)):
        assert (BoardMeeting.objects.count(), BoardItem.objects.count()) == (0, 0)
        assert BoardMeeting.objects.update(minutes="Sửa") == 0


def test_a_board_that_ends_frees_its_seats_and_owes_nothing_more(board, town, handler, speak):
    with speak(town.head):
        commands.plan(board_id=board.pk, what="Giám sát đợt 3", due=date(2027, 3, 1), by=town.head, at=NOON)
    said_no(handler, at("officer-dissolve", board.pk), "trong nhiệm kỳ", on="20/11/2026", reason="Công trình đã xong")
    saved(handler, at("officer-dissolve", board.pk), on="19/11/2026", reason="Công trình đã nghiệm thu")
    with speak(town.head):
        refused("", commands.plan, board_id=board.pk, what="Nữa", due=date(2027, 1, 1), by=town.head, at=NOON)
        refused("", commands.advise, board_id=board.pk, to=town.committee, what="Kiến nghị nữa", by=town.head, at=NOON)
        refused("since", sit, board=board, town=town, name="Lê Z", since=TODAY)
        assert queries.members_on(board, TODAY).count() == 0

    assert Duty.objects.get().standing == "waived"
    assert "Chưa có ban, tổ nào" in page(Client(), at("boards", town.place.code))
    ended = page(Client(), at("boards", town.place.code) + "?xem=da-ket-thuc")
    assert "3 trên 5 thành viên" in ended
    assert "Công trình đã nghiệm thu" in page(Client(), at("board", town.place.code, board.pk))


def test_papers_hold_the_board_as_it_stands(board, handler, town):
    words = {}
    for form in ("quyet-dinh", "danh-sach", "chuong-trinh"):
        assert handler.get(at("officer-paper", board.pk, form, "pdf")).content[:5] == b"%PDF-"
        document = Document(BytesIO(handler.get(at("officer-paper", board.pk, form, "docx")).content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        words[form] = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])

    assert "Thành lập Ban Giám sát hẻm 12 gồm 05 thành viên" in words["quyet-dinh"]
    assert "ít nhất 2/3 số thành viên" in words["quyet-dinh"]
    assert "khuyết 02" in words["danh-sach"]
    assert [name in words["danh-sach"] for name in ("Lê A", "Lê B", "Lê C")] == [True] * 3
    assert "chưa có việc nào" in words["chuong-trinh"]
    assert handler.get(at("officer-paper", board.pk, "thu-moi", "pdf")).status_code == 404


def test_lists_take_as_many_statements_for_thirty_boards_as_for_one(
    board, town, handler, speak, django_assert_max_num_queries
):
    with speak(town.head):
        for number in range(33):
            commands.set_up(
                kind=Kind.SELF_MANAGED, body=town.committee, name=f"Tổ tự quản hẻm {number}", decision=f"{number}/QĐ", size=3, since=SINCE, quorum=(1, 2), by=town.head, at=NOON
            )  # fmt: skip
    for client, address in ((Client(), at("boards", town.place.code)), (handler, at("officer-boards"))):
        page(client, address)
        with django_assert_max_num_queries(24):
            first = page(client, address)
        second = page(client, f"{address}?trang=2")
        assert (first.count("Tổ tự quản hẻm") + second.count("Tổ tự quản hẻm")) == 33
        assert page(client, f"{address}?trang=999") == second or "Tổ tự quản" in page(client, f"{address}?trang=999")


JUNK = {
    "name": "\x00" * 3, "size": "9" * 40, "since": "31/02/2026", "until": "1/1/99999", "quorum": "0/0", "on": "99/99/9999", "due": "hôm nay",
    "attendees": ["x", "-1"], "to": "'; drop", "seat": "vua", "way": "…", "username": "a" * 5000, "answer": "maybe", "promised_on": "1e9",
}  # fmt: skip


@pytest.mark.parametrize("data", [{"x": ""}, JUNK])
def test_whatever_is_sent_is_answered_kindly(board, town, handler, speak, data):
    with speak(town.head):
        item = commands.plan(board_id=board.pk, what="Việc", due=TODAY + timedelta(days=3), by=town.head, at=NOON)
        row = commands.advise(board_id=board.pk, to=town.committee, what="Kiến nghị", by=town.head, at=NOON)
    huge = 10**30
    asking = f"{at('officer-new')}?loai=investment&co_quan={town.committee.code}"
    member = queries.members_on(board, TODAY)
    with speak(town.head):
        pk = member.first().pk
    for address in (
        asking, at("officer-seat", board.pk), at("officer-release", board.pk, pk), at("officer-plan", board.pk), at("officer-done", board.pk, item.pk),
        at("officer-meeting", board.pk), at("officer-advise", board.pk), at("officer-answer", row.pk), at("officer-dissolve", board.pk),
    ):  # fmt: skip
        assert handler.post(address, data).status_code == 422, address
    for address in (
        at("officer-release", board.pk, huge), at("officer-done", board.pk, huge), at("officer-advice", huge), at("officer-minutes", board.pk, huge, "pdf"),
        at("boards", "0000"), at("board", town.neighbour_place.code, board.pk),
    ):  # fmt: skip
        assert handler.get(address).status_code == 404, address


def test_indicators_count_boards_meetings_and_answers_without_names(board, town, speak):
    with speak(town.head):
        first, second, _ = BoardMember.objects.values_list("pk", flat=True)
        commands.meet(board_id=board.pk, on=TODAY, attendees=[first, second], minutes="Họp", by=town.head, at=NOON)
        commands.advise(board_id=board.pk, to=town.committee, what="Công khai", by=town.head, at=NOON)
    codes = ["boards.active", "boards.met", "boards.done", "boards.advised", "boards.answered"]
    counted = measures.counts(
        codes, Reach(places=(town.place.pk,), bodies=(town.committee.pk,)), since=date(2026, 11, 1), until=date(2026, 12, 1)
    )  # fmt: skip
    later = measures.counts(["boards.active"], Reach(country=True), since=date(2027, 1, 1), until=date(2027, 2, 1))
    before = measures.counts(["boards.active"], Reach(country=True), since=date(2026, 1, 1), until=date(2026, 2, 1))
    with speak(town.stranger):
        rows = measures.records("boards.active", Reach(country=True), since=date(2026, 11, 1), until=date(2026, 12, 1))
        minutes = measures.records("boards.met", Reach(country=True), since=date(2026, 11, 1), until=date(2026, 12, 1))

    assert [counted[0].get(code, 0) for code in codes] == [1, 1, 0, 1, 0]
    assert (later[0]["boards.active"], before[0]["boards.active"]) == (1, 0)
    assert [row.title for row in rows.rows] == ["Ban Giám sát hẻm 12"]
    assert (minutes.visible, minutes.total) == (0, 1)


def test_open_data_hold_boards_and_public_advice_and_nobodys_name(board, town, handler):
    for what, public in (("Công khai dự toán", {"public": "on"}), ("Xem lại một hợp đồng", {})):
        saved(handler, at("officer-advise", board.pk), to=town.committee.code, what=what, **public)
    files = {
        each.code: list(each.rows(Span(today=TODAY, place=town.place)))
        for each in catalogue.all()
        if each.code in ("boards", "board-advice")
    }
    columns = {each.code: [column.name for column in each.columns] for each in catalogue.all()}

    (one,), (advice,) = files["boards"], files["board-advice"]
    assert dict(zip(columns["boards"], one, strict=True))["seated"] == 3
    assert dict(zip(columns["board-advice"], advice, strict=True))["what"] == "Công khai dự toán"
    assert not any("Lê A" in str(value) for row in (one, advice) for value in row)
    assert [catalogue.of(code).extent(Span(today=TODAY, place=town.province)).rows for code in files] == [1, 1]


def test_a_member_with_an_account_reads_the_boards_own_pages_while_seated_and_changes_nothing(board, town, speak):
    with speak(town.head):
        sit(board, town, name="Hồ Văn Lạ", person=town.stranger.ref)
        rows = list(BoardMember.objects.values_list("pk", flat=True))
        held = commands.meet(board_id=board.pk, on=TODAY, attendees=rows, minutes="Họp kín", conclusions="Nhắc nhà thầu", by=town.head, at=NOON)  # fmt: skip
        commands.advise(board_id=board.pk, to=town.committee, what="Riêng hai bên", public=False, by=town.head, at=NOON)
    member, address = signed(town.stranger), at("officer-board", board.pk)
    text = page(member, address)

    assert [word in text for word in ("Nhắc nhà thầu", "Riêng hai bên", "Cho thôi", "Ghi phiên họp")] == [True, True, False, False]  # fmt: skip
    assert "Ban Giám sát hẻm 12" in page(member, at("officer-boards"))
    assert member.get(at("officer-minutes", board.pk, held.pk, "pdf")).content[:5] == b"%PDF-"
    assert member.get(at("officer-seat", board.pk)).status_code == 404
    assert member.get(at("officer-paper", board.pk, "danh-sach", "pdf")).status_code == 404
    with speak(town.stranger):
        assert BoardMeeting.objects.update(minutes="Sửa") == 0
        refused("", commands.plan, board_id=board.pk, what="Việc", due=TODAY, by=town.stranger, at=NOON)
    with speak(town.head):
        own = BoardMember.objects.get(person=town.stranger.ref)
        commands.release(board_id=board.pk, member_id=own.pk, on=TODAY, reason="Bận việc", by=town.head, at=NOON)
    assert member.get(address).status_code == 404
    with speak(town.stranger):
        assert BoardMeeting.objects.count() == 0

"""Writing with two at once, the comment round, approval: who may do what, when, and what is never lost."""

from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.duties.queries import duties_about
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.notices.keeping import words_in
from caunoi.notices.queries import messages_about, papers_about
from caunoi.notices.wordfile import read_back
from caunoi.review import commands, papers, queries, rules
from caunoi.review.models import Comment, Review, SectionText
from caunoi.review.report import part
from caunoi.review.words import Mark, Reply, ReviewAct, ReviewState
from caunoi.ui.front import front
from tests.stage import NOON


def person(username, name, body, *roles):
    made = Person.objects.create_user(username, "mat-khau-thu-123", name=name)
    for role in roles:
        grant_role(person=made, role=role, body=body, since=body.since, by="system", at=NOON)
    return made


@pytest.fixture
def writer(town):
    with as_system():
        return person("danvan", "Trịnh Thị Vận", town.committee, Role.MOBILISER)


@pytest.fixture
def deputy(town):
    with as_system():
        return person("phochutich", "Lê Văn Phó", town.committee, Role.DEPUTY)


@pytest.fixture
def act(moment):
    """Do one act on a review in somebody's name on a day."""

    def do(name, who, day, **fields):
        with speaking_for(who.pk, today=date.fromisoformat(day)):
            return getattr(commands, name)(by=who, at=moment(day), **fields)

    return do


@pytest.fixture
def draft(town, writer, act):
    return act("draft_review", writer, "2026-07-01", body=town.committee, period_code="2026-H1")


def write(act, who, review, text, *, day="2026-07-02", section="skilful", **more):
    return act("edit_section", who, day, review_id=review.pk, section=section, text=text, **more)


def as_read(review, code="skilful"):
    with as_system():
        return part(Review.objects.select_related("body", "body__place").get(pk=review.pk), code)


def page(who, path, data=None, *, day="2026-07-02", follow=False):
    client = Client()
    client.force_login(who)
    with time_machine.travel(f"{day}T09:00:00+07:00", tick=False):
        return client.get(path) if data is None else client.post(path, data, follow=follow)


def opened(review, writer, act, **more):
    return act("ask_comments", writer, "2026-07-02", review_id=review.pk, **more)


def submitted(review, writer, act):
    opened(review, writer, act)
    act("close_comments", writer, "2026-07-08", review_id=review.pk)
    return act("submit", writer, "2026-07-08", review_id=review.pk)


def test_staff_hear_by_mail_that_a_round_is_open_each_once_and_nobody_else(draft, writer, town, act):
    with as_system():
        for name in ("head", "clerk", "neighbour", "former"):
            Person.objects.filter(pk=town.officers[name].pk).update(email=f"{name}@example.vn")
        Person.objects.filter(pk=writer.pk).update(email="writer@example.vn")
    opened(draft, writer, act)
    with as_system():
        letters = [words_in(row) for row in messages_about(draft.ref)]
        until = Review.objects.get(pk=draft.pk).comments_until

    assert sorted(to for to, _subject, _body in letters) == ["clerk@example.vn", "former@example.vn", "head@example.vn"]
    for _to, subject, body in letters:
        assert f"{until:%d/%m/%Y}" in subject
        assert f"/can-bo/so-ket/{draft.pk}/y-kien/" in body
    assert page(town.clerk, f"/can-bo/so-ket/{draft.pk}/")["Location"] == f"/can-bo/so-ket/{draft.pk}/y-kien/"


# Writing


def test_two_editors_lose_nothing_and_the_second_chooses(draft, writer, deputy, act):
    write(act, writer, draft, "Có nhiều mô hình hay.", seen=0)

    with pytest.raises(commands.Elsewhere, match="Trịnh Thị Vận đã ghi mục này") as other:
        write(act, deputy, draft, "Phong trào đi vào nền nếp.", seen=0)
    assert (other.value.theirs, other.value.version) == ("Có nhiều mô hình hay.", 1)

    answer = page(
        deputy, f"/can-bo/so-ket/{draft.pk}/muc/skilful/", {"text": "Phong trào đi vào nền nếp.", "seen": "0"}
    )
    shown = answer.content.decode()
    assert "Có nhiều mô hình hay." in shown
    assert "Phong trào đi vào nền nếp.</textarea>" in shown
    assert 'name="seen" value="1"' in shown

    page(deputy, f"/can-bo/so-ket/{draft.pk}/muc/skilful/", {"text": "Ghép cả hai.", "seen": "1"})
    with as_system():
        kept = list(SectionText.objects.filter(review=draft).order_by("version").values_list("version", "text", "by"))
    assert kept == [(1, "Có nhiều mô hình hay.", "Trịnh Thị Vận"), (2, "Ghép cả hai.", "Lê Văn Phó")]


def test_the_same_words_twice_are_one_version(draft, writer, act):
    for _ in range(2):
        write(act, writer, draft, "Một lần thôi.", seen=0)

    with as_system():
        assert SectionText.objects.filter(review=draft).count() == 1


def test_a_version_comes_back_as_a_new_one_and_the_difference_is_shown(draft, writer, act):
    write(act, writer, draft, "Có nhiều mô hình hay.")
    write(act, writer, draft, "Có vài mô hình hay.")

    seen = page(writer, f"/can-bo/so-ket/{draft.pk}/muc/skilful/cac-ban/").content.decode()
    assert "<del>nhiều</del>" in seen
    assert "<ins>vài</ins>" in seen
    page(writer, f"/can-bo/so-ket/{draft.pk}/muc/skilful/khoi-phuc/", {"ban": "1", "seen": "2"})

    assert as_read(draft).text == "Có nhiều mô hình hay."
    with as_system():
        assert SectionText.objects.get(review=draft, version=3).restored == 1
        facts = [entry.data.get("restored") for entry in acts_about(draft.ref).filter(kind="edit_section")]
    assert facts == [0, 0, 1]
    assert page(
        writer, f"/can-bo/so-ket/{draft.pk}/muc/skilful/khoi-phuc/", {"ban": "99"}, follow=True
    ).status_code in (200, 400, 403, 409)
    stale = page(writer, f"/can-bo/so-ket/{draft.pk}/muc/skilful/khoi-phuc/", {"ban": "2", "seen": "1"}, follow=True)
    assert "vừa ghi mục này" in stale.content.decode()


def test_marks_follow_sentences_and_survive_counting_anew(draft, writer, act):
    source = as_read(draft, "opening").source
    write(act, writer, draft, source + " Kết quả này là cố gắng của 45 cán bộ.", section="opening")
    act("refresh", writer, "2026-07-03", review_id=draft.pk)

    shown = as_read(draft, "opening")
    assert shown.lines[0][0].mark == Mark.DATA.value
    assert [token.mark for line in shown.lines for token in line][-1] == Mark.PERSON.value
    assert shown.loose == ["45"]
    told = page(writer, f"/can-bo/so-ket/{draft.pk}/").content.decode()
    assert "số liệu không có bản ghi" in told
    assert "người viết: câu do cán bộ viết" in told


def test_versions_are_only_added_and_stay_inside_the_body(draft, writer, town, act):
    write(act, writer, draft, "Chỉ cơ quan biết.")

    for name in ("stranger", "neighbour", "former", "city_head", "receiver"):
        with speaking_for(town.officers[name].pk, today=date(2026, 11, 19)):
            assert not SectionText.objects.filter(review=draft.pk).exists(), name
    with as_system(), connection.cursor() as cursor:
        cursor.execute("UPDATE review_sectiontext SET text = 'x'")
        assert cursor.rowcount == 0


# Causes


def test_causes_are_chosen_by_people_and_marked_so(draft, writer, deputy, act, town):
    with as_system():
        Review.objects.filter(pk=draft.pk).update(figures=_late(draft.figures))
    chosen = {"review_id": draft.pk, "limitation": "late", "chosen": ["workload"], "note": "Hai cán bộ nghỉ thai sản."}
    act("choose_causes", writer, "2026-07-03", **chosen, seen="")

    shown = as_read(draft, "causes")
    assert "Số đơn và việc phải làm tăng trong khi số người làm không tăng tương ứng." in shown.text
    assert {token.mark for line in shown.lines for token in line} == {Mark.PERSON.value}
    with pytest.raises(Refusal, match="vừa chọn nguyên nhân"):
        act("choose_causes", deputy, "2026-07-03", **chosen | {"note": "Khác."}, seen="")
    with pytest.raises(Refusal, match="không có trong danh mục"):
        act("choose_causes", writer, "2026-07-03", **chosen | {"chosen": ["bịa"]})
    answer = page(writer, f"/can-bo/so-ket/{draft.pk}/nguyen-nhan/").content.decode()
    assert "Hệ thống không ghi mỗi bộ phận có bao nhiêu người làm việc này." in answer
    posted = page(
        writer,
        f"/can-bo/so-ket/{draft.pk}/nguyen-nhan/",
        {"han-che": "late", "late-chosen": ["history"], "late-seen": "cũ", "late-note": "Ý khác"},
    )
    assert "vừa chọn nguyên nhân" in posted.content.decode()
    assert "Ý khác" in posted.content.decode()


def _late(figures):
    rows = [
        row | {"value": 3}
        if row["code"] == "late"
        else row | {"value": 30.0, "part": 3, "whole": 10}
        if row["code"] == "late_share"
        else row
        for row in figures["figures"]
    ]
    return figures | {"figures": rows}


# The comment round


def test_staff_and_their_offices_see_the_draft_and_are_answered(draft, writer, town, act):
    opened(draft, writer, act)

    for who in (town.receiver, town.clerk):
        assert page(who, f"/can-bo/so-ket/{draft.pk}/y-kien/").status_code == 200
    for who in (town.stranger, town.neighbour, town.former, town.city_head):
        assert page(who, f"/can-bo/so-ket/{draft.pk}/y-kien/", day="2026-11-19").status_code in (403, 404), who.username
    page(town.clerk, f"/can-bo/so-ket/{draft.pk}/y-kien/", {"section": "skilful", "text": "Thiếu mô hình của tổ 5."})
    page(town.clerk, f"/can-bo/so-ket/{draft.pk}/y-kien/", {"section": "skilful", "text": "Thiếu mô hình của tổ 5."})
    with as_system():
        said = Comment.objects.get(review=draft)
    act("close_comments", writer, "2026-07-08", review_id=draft.pk)
    with pytest.raises(Refusal, match="Còn 1 ý kiến chưa trả lời"):
        act("submit", writer, "2026-07-08", review_id=draft.pk)
    page(
        writer,
        f"/can-bo/so-ket/{draft.pk}/y-kien/{said.pk}/",
        {"reply": "taken", "reply_text": "Đã bổ sung."},
        day="2026-07-08",
    )
    act("submit", writer, "2026-07-08", review_id=draft.pk)

    with as_system():
        kinds = [entry.data.get("step") or entry.kind for entry in acts_about(draft.ref)]
        assert (Comment.objects.get().reply, Comment.objects.get().reply_text) == ("taken", "Đã bổ sung.")
    assert kinds[2:] == ["ask", "comment_review", "close", "answer_comment", "submit"]


def test_comments_are_kept_from_everybody_else_and_never_change(draft, writer, town, act):
    opened(draft, writer, act)
    said = act("comment", town.receiver, "2026-07-03", review_id=draft.pk, section="", text="Nên nêu rõ hạn chế.")

    for name in ("stranger", "neighbour", "former", "city_head"):
        with speaking_for(town.officers[name].pk, today=date(2026, 11, 19)):
            assert not Comment.objects.exists(), name
    with speaking_for(town.stranger.pk), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Comment.objects.create(review_id=draft.pk, text="Chen vào.", by="x", by_ref="person:0", at=NOON)
    with as_system(), pytest.raises(DatabaseError, match="không sửa"), transaction.atomic():
        Comment.objects.filter(pk=said.pk).update(text="Khác")
    with pytest.raises(Refusal, match="cán bộ dân vận"):
        act("answer", town.receiver, "2026-07-03", comment_id=said.pk, reply=Reply.TAKEN, text="Tự trả lời.")
    with pytest.raises(Refusal, match="cán bộ, công chức"):
        act("comment", town.neighbour, "2026-07-03", review_id=draft.pk, section="", text="Không phải việc của tôi.")


def test_the_round_is_as_long_as_the_rule_and_closes_after_its_last_day(draft, writer, town, act):
    with pytest.raises(Refusal, match="sớm nhất là 07/07/2026"):
        opened(draft, writer, act, until=date(2026, 7, 6))
    review = opened(draft, writer, act)
    assert review.comments_until == date(2026, 7, 7)
    with pytest.raises(Refusal, match="đến hết ngày 07/07/2026"):
        act("close_comments", writer, "2026-07-07", review_id=draft.pk)
    with pytest.raises(Refusal, match="Đã hết hạn góp ý"):
        act("comment", town.receiver, "2026-07-08", review_id=draft.pk, section="", text="Muộn.")


# Approval


def test_only_head_and_deputy_approve(draft, writer, town, act):
    submitted(draft, writer, act)

    for who in ("receiver", "handler", "clerk", "neighbour", "city_head"):
        with pytest.raises(Refusal, match=r"Việc này của|Không thấy"):
            act("approve", town.officers[who], "2026-07-09", review_id=draft.pk)
    assert act("approve", town.head, "2026-07-09", review_id=draft.pk).state == ReviewState.APPROVED


def test_a_deputy_does_not_approve_their_own_draft_but_another_s(town, deputy, writer, act):
    own = act("draft_review", deputy, "2026-07-01", body=town.committee, period_code="2026-H1")
    submitted(own, deputy, act)
    with pytest.raises(Refusal, match="không tự duyệt"):
        act("approve", deputy, "2026-07-09", review_id=own.pk)
    assert act("approve", town.head, "2026-07-09", review_id=own.pk).state == ReviewState.APPROVED

    other = act("draft_review", writer, "2026-07-01", body=town.committee, period_code="2026-Q2")
    submitted(other, writer, act)
    assert act("approve", deputy, "2026-07-09", review_id=other.pk).state == ReviewState.APPROVED


def test_the_head_may_approve_what_the_head_wrote(town, act):
    own = act("draft_review", town.head, "2026-07-01", body=town.committee, period_code="2026-H1")
    submitted(own, town.head, act)

    assert act("approve", town.head, "2026-07-09", review_id=own.pk).state == ReviewState.APPROVED


def test_a_returned_review_says_why_and_is_written_again(draft, writer, town, act):
    submitted(draft, writer, act)
    with pytest.raises(Refusal, match="không sửa được"):
        write(act, writer, draft, "Sửa lén.", day="2026-07-09")
    answer = page(town.head, f"/can-bo/so-ket/{draft.pk}/cac-buoc/tra-lai/", {"reason": " "}, day="2026-07-09")
    assert answer.status_code == 200
    page(
        town.head,
        f"/can-bo/so-ket/{draft.pk}/cac-buoc/tra-lai/",
        {"reason": "Nêu rõ nguyên nhân trễ hạn."},
        day="2026-07-09",
    )

    write(act, writer, draft, "Đã nêu rõ.", day="2026-07-09")
    told = page(writer, f"/can-bo/so-ket/{draft.pk}/cac-buoc/", day="2026-07-09").content.decode()
    assert "Nêu rõ nguyên nhân trễ hạn." in told


def test_a_running_period_is_drafted_and_commented_but_not_approved(town, writer, act):
    running = act("draft_review", writer, "2026-07-01", body=town.committee, period_code="2026-H2")
    submitted(running, writer, act)

    with pytest.raises(Refusal, match="duyệt và công bố được từ ngày 01/01/2027"):
        act("approve", town.head, "2026-07-09", review_id=running.pk)
    told = page(town.head, f"/can-bo/so-ket/{running.pk}/cac-buoc/", day="2026-07-09").content.decode()
    assert "duyệt và công bố được từ ngày 01/01/2027" in told


def test_what_was_not_approved_is_not_published(draft, writer, town, act):
    for _ in range(2):
        with pytest.raises(Refusal, match="chưa thể “Công bố”"):
            act("publish_review", town.head, "2026-07-09", review_id=draft.pk)
        if draft.state == ReviewState.DRAFT:
            draft = submitted(draft, writer, act)


def test_a_letter_filed_after_approval_stops_the_publication(draft, writer, town, letters, act):
    submitted(draft, writer, act)
    act("approve", town.head, "2026-07-09", review_id=draft.pk)
    letters.file("2026-06-30")

    with pytest.raises(Refusal, match="đã khác bản được duyệt"):
        act("publish_review", town.head, "2026-07-10", review_id=draft.pk)
    act("return_review", town.head, "2026-07-10", review_id=draft.pk, reason="Tính lại số liệu.")
    act("submit", writer, "2026-07-10", review_id=draft.pk)
    act("approve", town.head, "2026-07-10", review_id=draft.pk)
    assert act("publish_review", town.head, "2026-07-10", review_id=draft.pk).is_published


def test_publishing_takes_the_register_s_number_and_meets_the_duty(draft, writer, town, act):
    submitted(draft, writer, act)
    act("approve", town.head, "2026-07-09", review_id=draft.pk)
    review = act("publish_review", town.head, "2026-07-10", review_id=draft.pk)

    with as_system():
        row, duty = papers_about(review.ref).get(), duties_about(review.ref).get()
        walked = [ReviewAct(each["act"]) for each in review.course]
    assert (review.numbered, row.numbered_symbol, row.state) == ("01/BC-UBND", "01/BC-UBND", "issued")
    assert (duty.rule, duty.due, duty.settled_on, duty.evidence) == (
        "review.issue", date(2026, 7, 20), date(2026, 7, 10), "01/BC-UBND",
    )  # fmt: skip
    assert rules.BOOK.walk(walked) == ReviewState.PUBLISHED
    assert front.address(duty.about) == f"/can-bo/so-ket/{review.pk}/cac-buoc/"
    paper = papers.paper(review)
    assert (paper.number, paper.on, paper.form) == (1, date(2026, 7, 10), "")
    assert paper.signatures[0].name == town.head.name
    assert queries.signed_file(review, "pdf")[:4] == b"%PDF"
    public = Client().get(f"/bao-cao/{review.pk}/").content.decode()
    assert "Báo cáo số 01/BC-UBND" in public
    assert "Cán bộ trong cơ quan đã góp ý dự thảo đến ngày 07/07/2026" in public


def test_the_signed_word_file_opened_again_element_by_element(draft, writer, town, act):
    submitted(draft, writer, act)
    act("approve", town.head, "2026-07-09", review_id=draft.pk)
    review = act("publish_review", town.head, "2026-07-10", review_id=draft.pk)

    content = queries.signed_file(review, "docx")
    read = read_back(content)
    lines = read.text.split("\n")
    upright, wide = read.pages[0], read.pages[-1]
    assert (upright.width, upright.height, wide.width, wide.height) == (210.0, 297.0, 297.0, 210.0)
    assert 20 <= upright.top <= 25
    assert 20 <= upright.bottom <= 25
    assert 30 <= upright.left <= 35
    assert 15 <= upright.right <= 20
    assert (upright.first_differs, read.numbered_pages) == (True, True)
    head = ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 01/BC-UBND"]
    assert [line for line in head if line not in read.text] == []
    assert f"{town.place.name}, ngày 10 tháng 7 năm 2026" in lines
    assert "Dự thảo" not in lines
    at = {
        words: lines.index(words)
        for words in ("BÁO CÁO", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", town.head.name, "Phụ lục I", "Phụ lục II")
    }
    assert list(at.values()) == sorted(at.values())
    assert [line for line in lines if line.startswith("- ") and line.endswith((";", "."))][-4:] == [
        "- Ủy ban nhân dân Thành phố Hồ Chí Minh;", "- Thường trực Hội đồng nhân dân cùng cấp;",
        "- Ủy ban Mặt trận Tổ quốc Việt Nam cùng cấp;", "- Lưu: VT.",
    ]  # fmt: skip
    answer = Client().get(f"/bao-cao/{review.pk}/tai/bao-cao.docx")
    assert answer.content == content


def test_a_deputy_signs_in_the_head_s_place(draft, writer, town, deputy, act):
    submitted(draft, writer, act)
    act("approve", deputy, "2026-07-09", review_id=draft.pk)
    review = act("publish_review", deputy, "2026-07-10", review_id=draft.pk)

    signed = papers.paper(review).signatures[0]
    assert signed.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signed.name == "Lê Văn Phó"


def test_the_operator_publishes_what_was_approved_on_paper_and_the_page_says_so(draft, moment):
    with as_system():
        review = commands.publish_review(review_id=draft.pk, by="system", at=moment("2026-07-10"), registered=False)

    assert (review.numbered, review.frozen["approved"]) == ("", False)
    assert "hệ thống không ghi nhận vòng lấy ý kiến" in Client().get(f"/bao-cao/{review.pk}/").content.decode()


# The list


def test_the_list_is_paged_and_reads_no_report(draft, writer, town, act, django_assert_num_queries):
    for code in ("2026-Q1", "2026-Q2", "2025-H2"):
        act("draft_review", writer, "2026-07-01", body=town.committee, period_code=code)
    with speaking_for(writer.pk, today=date(2026, 7, 2)), django_assert_num_queries(4):
        first = queries.reviews_for(writer, size=3)
        second = queries.reviews_for(writer, size=3, after=first.after)
    assert [len(first.rows), len(second.rows), second.after] == [3, 1, ""]
    assert {row.period for row in (*first.rows, *second.rows)} == {"2026-H1", "2026-Q1", "2026-Q2", "2025-H2"}
    assert {"figures", "frozen", "sections"} <= first.rows[0].get_deferred_fields()

    assert page(writer, "/can-bo/so-ket/?ky=2026-H1&buoc=draft").content.decode().count('<td data-label="Kỳ"') == 1
    for query in (
        "?sau=rác",
        "?sau=2026-13-01~x~1",
        "?sau=2026-01-01~%00~99999999999999999999",
        "?buoc=bịa&ky=" + "x" * 50,
    ):
        assert page(writer, f"/can-bo/so-ket/{query}").status_code == 200


def test_every_page_answers_bad_addresses_kindly(draft, writer):
    for path in (
        "cac-buoc/bia/", "y-kien/999999/", "muc/results/cac-ban/", "cap-duoi/?trang=9999", "cap-duoi/?chi=bịa", "nguyen-nhan/", "cac-buoc/",
        "muc/skilful/cac-ban/?truoc=rác",
    ):  # fmt: skip
        assert page(writer, f"/can-bo/so-ket/{draft.pk}/{path}").status_code in (200, 404, 405), path
    for path, data in (
        ("cac-buoc/lay-y-kien/", {"until": "31/02/2026"}), ("cac-buoc/lay-y-kien/", {}), ("cac-buoc/trinh/", {}), ("y-kien/", {"section": "bịa", "text": ""}),
        ("nguyen-nhan/", {"han-che": "bịa"}), ("muc/skilful/khoi-phuc/", {"ban": "x"}), ("muc/skilful/", {"text": "Có {bịa}.", "seen": "-1"}),
    ):  # fmt: skip
        assert page(writer, f"/can-bo/so-ket/{draft.pk}/{path}", data).status_code in (200, 302, 400, 403, 404, 409), (
            path
        )

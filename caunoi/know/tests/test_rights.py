"""Rights: who sees and touches what, tried as everybody who must not."""

from datetime import date, timedelta

import pytest
from django.db import Error, transaction

from caunoi.access.commands import end_role
from caunoi.access.context import as_system, speak_for
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.know import commands
from caunoi.know.models import (
    Disclosure,
    DisclosureVersion,
    ItemQuestion,
    ListedName,
    NewsPage,
    PageComment,
    Subscription,
)
from caunoi.know.queries import public
from caunoi.know.words import Column, Form, Genre
from caunoi.ledger.queries import acts_about
from tests.stage import NOON

TODAY = NOON.date()
SECRET = "Trần Thị Rất Hiếm"
#: The last day the list may be seen, and the day after.
LAST, AFTER = TODAY + timedelta(days=30), TODAY + timedelta(days=31)


@pytest.fixture
def listed(decided):
    """A call-up list that is up for thirty days."""
    row = decided(item="11.9", title="Danh sách gọi nhập ngũ năm 2027")
    with as_system():
        commands.list_names(
            disclosure_id=row.pk, columns=[Column.NAME, Column.BORN, Column.GROUP], rows=[[SECRET, "2007", "Khu phố 3"]], by="system", at=NOON
        )  # fmt: skip
        commands.write_text(
            disclosure_id=row.pk, title=row.title, summary="Danh sách công dân được gọi nhập ngũ, niêm yết 30 ngày.",
            text="Thời gian giao quân: tháng 2.", by="system", at=NOON,
        )  # fmt: skip
        return commands.publish(disclosure_id=row.pk, since=TODAY, last=LAST, by="system", at=NOON)


def rows_on(day, person=""):
    with transaction.atomic():
        speak_for(person, today=day)
        return ListedName.objects.count()


def test_names_are_seen_for_the_legal_period_and_not_a_day_longer(listed):
    assert [rows_on(day) for day in (TODAY - timedelta(days=1), TODAY, LAST, AFTER)] == [0, 1, 1, 0]


def test_names_of_a_draft_are_nobodys_to_see(decided, town):
    row = decided(item="11.9", title="Danh sách gọi nhập ngũ năm 2027")
    with as_system():
        commands.list_names(disclosure_id=row.pk, columns=[Column.NAME], rows=[[SECRET]], by="system", at=NOON)

    assert [
        rows_on(TODAY),
        rows_on(TODAY, town.neighbour.pk),
        rows_on(TODAY, town.stranger.pk),
        rows_on(TODAY, town.former.pk),
    ] == [0, 0, 0, 0]
    assert rows_on(TODAY, town.handler.pk) == 1


def test_expired_names_cannot_be_had_by_page_print_search_feed_table_or_api(client, listed):
    import time_machine

    addresses = (
        f"/cong-khai/bai/{listed.pk}/", f"/cong-khai/bai/{listed.pk}/?tu=0", f"/cong-khai/bai/{listed.pk}/ban-in/", "/cong-khai/?q=Rat+Hiem", "/cong-khai/atom/",
        f"/api/v1/disclosures/{listed.pk}", "/api/v1/disclosures?words=Hiem",
    )  # fmt: skip

    with time_machine.travel(NOON), transaction.atomic():
        speak_for("", today=TODAY)
        assert SECRET in client.get(addresses[0]).content.decode()
    with time_machine.travel(NOON + timedelta(days=31)), transaction.atomic():
        speak_for("", today=AFTER)
        for address in addresses:
            assert SECRET not in client.get(address).content.decode(), address
        table = b"".join(client.get("/cong-khai/du-lieu.csv").streaming_content).decode()
        assert SECRET not in table
        assert "hết thời gian công khai" in client.get(addresses[0]).content.decode()


def test_names_are_never_in_search_feed_table_or_api_even_while_they_are_up(client, listed):
    with transaction.atomic():
        speak_for("", today=TODAY)
        for address in (
            "/cong-khai/?q=Rat+Hiem",
            "/cong-khai/atom/",
            "/api/v1/disclosures?words=Hiem",
            f"/api/v1/disclosures/{listed.pk}",
        ):
            assert SECRET not in client.get(address).content.decode(), address


def test_names_lie_sealed_in_the_table(listed):
    with as_system():
        assert SECRET.encode() not in bytes(ListedName.objects.get().sealed)


def test_names_go_at_once_when_it_is_taken_down(listed):
    with as_system():
        commands.take_down(disclosure_id=listed.pk, reason="Danh sách có người ghi nhầm", by="system", at=NOON)

    assert rows_on(TODAY) == 0


def test_a_name_put_in_after_publishing_has_the_same_days(listed):
    with as_system():
        commands.list_names(disclosure_id=listed.pk, columns=[Column.NAME], rows=[[SECRET]], by="system", at=NOON)

    assert [rows_on(TODAY), rows_on(AFTER)] == [1, 0]


@pytest.mark.parametrize("who", ["stranger", "neighbour", "former", "clerk"])
def test_people_without_a_seat_see_no_draft_and_no_waiting_words(decided, posted, town, speak, who):
    decided()
    row = posted(title="Đã công khai cho mọi người")
    commands.ask(disclosure_id=row.pk, text="Câu hỏi chưa ai đọc cả", key="k", at=NOON)
    with as_system():
        page = commands.write_page(
            body=town.committee, genre=Genre.NEWS, title="Bài đang soạn", summary="Tóm tắt của bài đang soạn", text="Nội dung đang soạn, chưa đăng.",
            by="system", at=NOON,
        )  # fmt: skip
        opened = commands.open_page(page_id=page.pk, by="system", at=NOON)
        commands.write_page(
            body=town.committee, genre=Genre.NEWS, title="Bài thứ hai", summary="Tóm tắt của bài thứ hai", text="Nội dung đang soạn, chưa đăng.", by="system", at=NOON
        )  # fmt: skip
    commands.comment(page_id=opened.pk, text="Ý kiến chưa ai đọc", key="k", at=NOON)

    with speak(town.officers[who]):
        seen = (
            Disclosure.objects.filter(stage="decided").count(), ItemQuestion.objects.count(), NewsPage.objects.filter(stage="writing").count(),
            PageComment.objects.count(), Subscription.objects.count(), Disclosure.objects.filter(stage="posted").count(),
        )  # fmt: skip

    assert seen == (0, 0, 0, 0, 0, 1)


@pytest.mark.parametrize("who", ["stranger", "neighbour", "former", "receiver"])
def test_people_who_do_not_publish_for_the_body_change_nothing(posted, decided, town, speak, who):
    row, draft, person = posted(), decided(title="Một quyết định khác nữa"), town.officers[who]
    acts = [
        lambda: commands.take_down(disclosure_id=row.pk, reason="Không thích bài này", by=person, at=NOON),
        lambda: commands.prove(disclosure_id=row.pk, form=Form.VILLAGE, since=TODAY, receivers=["Tổ 3, bà Bích"], by=person, at=NOON),
        lambda: commands.publish(disclosure_id=draft.pk, since=TODAY, by=person, at=NOON),
        lambda: commands.correct(disclosure_id=row.pk, title="Khác hẳn", summary=row.summary, text=row.text, reason="Vì muốn thế thôi", by=person, at=NOON),
        lambda: commands.enter_decision(body=town.committee, item="11.3", title="Quyết định giả", decided_on=TODAY, by=person, at=NOON),
        lambda: commands.list_names(disclosure_id=draft.pk, columns=[Column.NAME], rows=[["A"]], by=person, at=NOON),
    ]  # fmt: skip

    with speak(person):
        for act in acts:
            with pytest.raises(Refusal):
                act()


@pytest.mark.parametrize("who", ["stranger", "neighbour", "former"])
def test_pages_of_officers_are_shut_to_others(client, posted, town, who):
    row = posted()
    client.force_login(town.officers[who], backend="django.contrib.auth.backends.ModelBackend")

    for address in ("", "noi-dung/", "dang/", "go/", "danh-sach/"):
        assert client.get(f"/can-bo/cong-khai/bai/{row.pk}/{address}").status_code in (403, 404)


def test_an_editor_whose_role_ended_sees_nothing_more(decided, town, speak):
    row = decided()
    with as_system():
        for role in (Role.HANDLER, Role.EDITOR):
            end_role(person=town.handler, role=role, body=town.committee, until=TODAY, by="system", at=NOON)

    with speak(town.handler):
        assert Disclosure.objects.filter(pk=row.pk).count() == 0


def test_inside_papers_of_a_unit_are_read_inside_only(client, posted, town, speak):
    row = posted(
        item="46.3", title="Quyết toán kinh phí của phòng", body=town.bodies["phong-kt"], decided_on=date(2026, 11, 17)
    )

    assert public.shown(row.pk) is None
    assert client.get(f"/cong-khai/bai/{row.pk}/").status_code == 404
    assert row.title not in client.get("/cong-khai/?q=quyet+toan").content.decode()
    with transaction.atomic():
        speak_for("", today=TODAY)
        assert (Disclosure.objects.count(), DisclosureVersion.objects.count()) == (0, 0)
    with speak(town.clerk):
        assert Disclosure.objects.count() == 1
    for who, status in (("clerk", 200), ("handler", 404), ("stranger", 404)):
        client.force_login(town.officers[who], backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(f"/can-bo/noi-bo/{row.pk}/").status_code == status
        assert (row.title in client.get("/can-bo/noi-bo/").content.decode()) is (status == 200)


def test_nobody_without_a_seat_writes_into_the_tables(posted, town, speak):
    row = posted()

    with speak(town.neighbour):
        assert Disclosure.objects.filter(pk=row.pk).update(title="Đổi trộm") == 0
        with pytest.raises(Error), transaction.atomic():
            ListedName.objects.create(disclosure_id=row.pk, body_id=town.committee.pk, position=9, sealed=b"x")


def test_the_addresses_of_subscribers_are_seen_by_the_installation_alone(town, speak):
    commands.subscribe(place=town.place, items=[], email="dan@vidu.vn", at=NOON)

    with speak(town.head):
        assert Subscription.objects.count() == 0
    with as_system():
        assert b"dan@vidu.vn" not in bytes(Subscription.objects.get().sealed)


def test_a_code_opens_one_question_and_no_other(client, posted):
    row = posted()
    mine = commands.ask(disclosure_id=row.pk, text="Câu hỏi của riêng tôi", key="a", at=NOON)
    commands.ask(disclosure_id=row.pk, text="Câu hỏi của người khác", key="b", at=NOON)

    shown = client.get(f"/cong-khai/cau-hoi/{mine.code.lower().replace('-', ' ')}/").content.decode()

    assert ("riêng tôi" in shown, "người khác" in shown) == (True, False)
    assert client.get("/cong-khai/cau-hoi/CN-0000-0000-0000-0000/").status_code == 404


def test_names_are_erased_for_good_when_their_days_are_over_and_how_many_there_were_stays(listed):
    with as_system():
        assert commands.erase_names(at=NOON) == 0
        late = NOON + timedelta(days=31)
        erased = [commands.erase_names(at=late), commands.erase_names(at=late)]

        assert (erased, ListedName.objects.count(), listed.name_list.people) == ([1, 0], 0, 1)
        assert [entry.kind for entry in acts_about(listed.ref)].count("erase_names") == 1


def test_names_of_what_was_taken_down_are_erased_too(listed):
    with as_system():
        commands.take_down(disclosure_id=listed.pk, reason="Danh sách có người ghi nhầm", by="system", at=NOON)

        assert (commands.erase_names(at=NOON), ListedName.objects.count()) == (1, 0)


def test_a_correction_that_conceals_shows_nobody_what_it_took_out(client, posted):
    row = posted(text="Thu hồi đất mở rộng đường số 3; hộ bà Nguyễn Thị Rất Hiếm mắc bệnh nặng được miễn.")
    with as_system():
        said = {"title": row.title, "summary": row.summary, "by": "system"}
        commands.correct(
            disclosure_id=row.pk,
            text=row.text.replace("3;", "3 (phía bắc);"),
            reason="Ghi rõ phía nào",
            at=NOON,
            **said,
        )
        commands.correct(
            disclosure_id=row.pk,
            text="Thu hồi đất mở rộng đường số 3 (phía bắc).",
            reason="Bỏ thông tin sức khỏe ghi nhầm",
            conceals=True,
            at=NOON,
            **said,
        )
        commands.correct(
            disclosure_id=row.pk,
            text="Thu hồi đất mở rộng đường số 3 (phía bắc), 12 hộ.",
            reason="Ghi thêm số hộ",
            at=NOON,
            **said,
        )
    with transaction.atomic():
        speak_for("", today=TODAY)
        pages = [client.get(f"/cong-khai/bai/{row.pk}/thay-doi/{number}/").content.decode() for number in (2, 3, 4)]
        others = [
            client.get(address).content.decode()
            for address in (f"/cong-khai/bai/{row.pk}/", "/cong-khai/atom/", f"/api/v1/disclosures/{row.pk}")
        ]

    assert not [page for page in (*pages, *others) if "Rất Hiếm" in page or "mắc bệnh" in page]
    assert ["Đã che thông tin cá nhân" in page for page in pages] == [True, True, False]
    assert "12 hộ" in pages[2]

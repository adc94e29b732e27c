"""Sentences told from figures: what may be said, what may not, and how it is compared."""

from datetime import date

import pytest

from caunoi.indicators.catalogue import indicators
from caunoi.indicators.figures import Figure
from caunoi.indicators.periods import period
from caunoi.indicators.words import Better, Unit
from caunoi.kernel.refusal import Refusal
from caunoi.review.narrative import change_of, drafted, shown_limitations, story, told_of, worse
from caunoi.review.outline import catalogue, causes, limitations, sections
from caunoi.review.placeholders import WORDS, coded, worded

OF = period("2026-H1", on=date(2026, 7, 10))


def figure(code, value=0, **more):
    unit = indicators()[code].unit
    if unit is Unit.SHARE and "part" in more:
        value = round(more["part"] * 100 / more["whole"], 1) if more["whole"] else None
    return Figure(code=code, value=value, unit=unit, records=0, query="", **more)


def told(*given, **kept):
    """A story of a commune in which everything is nought but the figures given."""
    rows = {
        code: figure(code, None if each.unit in (Unit.SHARE, Unit.DAY) else 0) for code, each in indicators().items()
    }
    rows |= {each.code: each for each in given}
    base = {
        "scope": "Xã Bình An",
        "until": "2026-07-01",
        "complete": True,
        "before": {"period": "2025-H1"},
        "topics": [],
        "units": [],
        "bodies": [],
    }
    return story(base | kept | {"figures": [each.kept() for each in rows.values()]}, OF)


def section(code, story):
    return story.plain(drafted(next(each for each in sections() if each.code == code), story))


def test_an_empty_half_year_is_said_plainly():
    story = told()

    assert section("opening", story) == (
        "Trong 6 tháng đầu năm 2026 (từ ngày 01/01/2026 đến ngày 30/06/2026), hệ thống không ghi nhận đơn nào của Xã Bình An."
    )
    assert section("petitions", story) == ""
    assert section("limitations", story) == "Số liệu trong kỳ chưa cho thấy hạn chế cần nêu riêng."


def test_the_opening_compares_with_the_year_before():
    story = told(figure("received", 225, before=200), figure("people", 300), figure("held", 240), figure("carried", 15))

    assert section("opening", story) == (
        "Trong 6 tháng đầu năm 2026 (từ ngày 01/01/2026 đến ngày 30/06/2026), Xã Bình An tiếp nhận 225 đơn khiếu nại, tố cáo, kiến nghị, "
        "phản ánh, tăng 12,5% so với cùng kỳ năm 2025, của 300 người. Cùng với 15 đơn kỳ trước chuyển sang, tổng số đơn phải xử lý là 240 đơn."
    )


def test_a_clause_about_nothing_is_left_out():
    story = told(figure("guided", 2), figure("replies", 1))

    assert (
        section("petitions", story) == "- Không thuộc thẩm quyền: hướng dẫn 2 đơn; đã nhận kết quả của 1 đơn chuyển đi."
    )


def test_a_running_period_and_a_missing_year_are_said():
    text = section("opening", told(figure("held", 3), complete=False, before=None))

    assert "Kỳ báo cáo chưa kết thúc; số liệu tính đến hết ngày 30/06/2026." in text
    assert "Hệ thống chưa có số liệu cùng kỳ năm 2025 nên báo cáo không so sánh." in text


def test_a_handful_of_ratings_is_not_made_into_a_percentage():
    few = told(figure("asked", 9), figure("rated", 6), figure("rated_share", part=6, whole=9), figure("solved_share", part=4, whole=6), figure("satisfied_share", part=5, whole=6))  # fmt: skip

    text = section("satisfaction", few)
    assert "5/6 ý kiến hài lòng" in text
    assert "Số ý kiến còn ít nên chưa thể suy ra mức hài lòng chung." in text
    assert "%" not in text


def test_many_ratings_come_with_their_interval():
    many = told(
        figure("asked", 200),
        figure("rated", 100),
        figure("satisfied_share", part=81, whole=100),
        figure("solved_share", part=70, whole=100),
    )

    assert "tỷ lệ hài lòng chung nằm trong khoảng 72,2%–87,5% (độ tin cậy 95%" in section("satisfaction", many)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([], []),
        ([figure("duties_overdue", 1)], ["overdue"]),
        (
            [figure("late", 3), figure("late_share", part=3, whole=100, before=2.0, before_part=2, before_whole=100)],
            ["late"],
        ),
        ([figure("late", 3), figure("late_share", part=3, whole=100, before=4.0, before_part=4, before_whole=100)], []),
        ([figure("late", 3), figure("late_share", part=3, whole=100)], ["late"]),
        ([figure("many_hops", 1)], ["hops"]),
        ([figure("reopen_asked", 1)], ["reopen"]),
        ([figure("silent_bodies", 2)], ["silent"]),
        ([figure("acknowledge_late", 1)], ["acknowledge"]),
        ([figure("rated", 19), figure("satisfied_share", part=1, whole=19)], []),
        ([figure("rated", 20), figure("satisfied_share", part=15, whole=20)], ["satisfaction"]),
        ([figure("rated", 20), figure("satisfied_share", part=16, whole=20)], []),
    ],
)
def test_a_shortcoming_is_proposed_only_from_its_figure(given, shown):
    assert [each.code for each in shown_limitations(told(*given))] == shown


def test_a_shortcoming_names_bodies_and_calls_for_a_task():
    bodies = [
        {"body": 1, "label": "Phòng Kinh tế", "overdue": 4, "silent": 0},
        {"body": 2, "label": "Văn phòng", "overdue": 1, "silent": 0},
    ]
    story = told(figure("duties_overdue", 5), figure("overdue_bodies", 2), bodies=bodies)

    assert (
        section("limitations", story)
        == "- Đến hết kỳ còn 5 việc quá hạn chưa thực hiện ở 2 cơ quan: Phòng Kinh tế (4 việc); Văn phòng (1 việc)."
    )
    assert section("tasks", story).startswith("- Thực hiện dứt điểm 5 việc đang quá hạn;")


def test_causes_are_where_a_shortcoming_gathers_and_never_single_letters():
    units = [
        {"label": "Phường A", "late": 30},
        {"label": "Phường B", "late": 10},
        {"label": "Phường C", "late": 4},
        {"label": "Phường D", "late": 3},
    ]
    topics = [
        {"topic": 1, "label": "Đất đai", "received": 40, "late": 4, "many_hops": 0},
        {"topic": 0, "label": "Chưa rõ", "received": 90, "late": 40, "many_hops": 0},
    ]
    story = told(figure("late", 47), figure("late_share", part=47, whole=100), units=units, topics=topics)

    assert (
        section("causes", story)
        == "- Đơn trả lời trễ hạn tập trung ở một số đơn vị: Phường A (30 đơn); Phường B (10 đơn)."
    )


def test_topics_with_few_letters_are_not_told():
    topics = [
        {"topic": 1, "label": "Đất đai", "received": 10, "late": 0, "many_hops": 0},
        {"topic": 2, "label": "Chợ", "received": 9, "late": 0, "many_hops": 0},
    ]
    story = told(figure("received", 19), figure("received_feedback", 19), figure("received_web", 19), topics=topics)

    text = section("petitions", story)
    assert "Lĩnh vực có nhiều đơn nhất: Đất đai (10 đơn)." in text
    assert "Chợ" not in text


def test_officers_write_figures_by_their_names():
    kept = "Có {received} đơn{received.change}, {period};[ trễ {late};]"
    read = "Có {Đơn tiếp nhận trong kỳ} đơn{Đơn tiếp nhận trong kỳ: so với cùng kỳ}, {Kỳ báo cáo};[ trễ {Đơn trả lời trễ hạn};]"

    assert worded(kept) == read
    assert coded(read) == kept
    assert coded(kept) == kept
    assert coded("{ đơn TIẾP nhận trong kỳ }") == "{received}"


@pytest.mark.parametrize(
    "text",
    ["Có {khong_co} đơn", "{Đơn tiếp nhận trong kỳy}", "{Kỳ báo cáo: so với cùng kỳ}", "{số 5}", "{period.change}"],
)
def test_a_name_that_is_no_figure_s_is_refused(text):
    with pytest.raises(Refusal, match="Không có số liệu nào tên") as no:
        coded(text)

    assert no.value.field == "text"


def test_brackets_without_a_figure_stay():
    assert told().plain("Theo Nghị quyết số 5 [mục 3] và {}") == "Theo Nghị quyết số 5 [mục 3] và {}"


def test_no_two_placeholders_share_a_name():
    texts = [each.vi for each in indicators().values()] + list(WORDS.values())

    assert len({text.casefold() for text in texts}) == len(texts)
    assert set(WORDS) == set(told().words)


def test_every_sentence_of_the_outline_names_only_figures_and_words_there_are():
    texts = [sentence.text for each in sections() for sentence in each.sentences]
    texts += [each.text for each in (*limitations(), *causes())] + [each.task for each in limitations()]

    assert [coded(worded(text)) for text in texts] == texts
    texts = [each.shows for each in catalogue()]
    assert [coded(worded(text)) for text in texts] == texts
    assert {code for each in catalogue() for code in each.of} <= {each.code for each in limitations()}
    for each in limitations():
        assert each.figure in indicators() or (each.test == "word" and each.word in WORDS)
        assert not each.share or each.share in indicators()
    for each in sections():
        for sentence in each.sentences:
            for code in (
                *sentence.positive,
                *sentence.any,
                *sentence.zero,
                *sentence.known,
                *sentence.small,
                *sentence.large,
            ):
                assert code in indicators()


def test_figures_are_told_with_their_parts():
    assert told_of(figure("on_time_share", part=450, whole=500)) == "450/500 đơn (90,0%)"
    assert told_of(figure("on_time_share", part=0, whole=0)) == "chưa có số liệu"
    assert told_of(figure("median_days", None)) == "chưa có số liệu"
    assert change_of(figure("on_time_share", part=9, whole=10), "cùng kỳ năm 2025") == ""


@pytest.mark.parametrize(("now", "before", "better", "is_worse"), [(3, 2, Better.DOWN, True), (3, 2, Better.UP, False), (3, 3, Better.UP, None), (3, 2, Better.NEITHER, None), (3, None, Better.UP, None)])  # fmt: skip
def test_worse_is_the_wrong_way_of_its_own(now, before, better, is_worse):
    assert worse(figure("received", now, before=before), better) is is_worse

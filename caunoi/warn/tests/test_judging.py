"""What counts say: rises found, quiet told quiet, Tết no surprise, copies told from many hands."""

from datetime import date

import numpy as np
import pytest

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import fold
from caunoi.warn import areas, cards, judging, rules
from caunoi.warn.queries import limits
from caunoi.warn.rules import Earlier
from caunoi.warn.words import Method, State
from caunoi.watch.group import stream
from caunoi.watch.scan import nearest, zones_of
from caunoi.watch.series import Usual, usual
from caunoi.watch.simulate.grid import grid

#: The house's numbers of the day.
LIMITS = limits(date(2026, 11, 19))
LETTER = (
    "Kính gửi Ủy ban nhân dân phường. Tôi tên là {name}, số điện thoại {phone}. Gia đình chúng tôi có thửa đất nằm trong ranh dự án mở rộng đường, đã bàn giao mặt bằng "
    "nhưng đến nay chưa nhận đủ tiền bồi thường theo quyết định đã ban hành. Đề nghị kiểm tra lại hồ sơ kiểm kê và trả lời bằng văn bản cho các hộ dân trong ranh dự án."
)
OTHER = (
    "Nhà tôi ở sát công trình, mỗi đêm xe chở đất chạy qua làm nứt tường, bụi phủ kín sân. Đơn giá áp cho thửa đất của chúng tôi thấp hơn hẳn hộ liền kề cùng mặt tiền, hỏi thì "
    "chỉ được trả lời miệng, bà con rất mong được đối thoại trực tiếp với người có thẩm quyền để nói rõ phương án tái định cư."
)


def poisson(seed, topics=6, weeks=80, places=60, mean=0.1):
    return np.random.default_rng(seed).poisson(mean, (topics, weeks, places)).astype(float)


def flat(cube):
    return Usual.flat(cube.shape[1])


def test_a_rise_is_found_with_its_band_and_a_quiet_grid_stays_quiet():
    cube = poisson(1)
    quiet = judging.cells(cube, flat(cube), LIMITS)
    cube[2, -3:, 7] += [3, 4, 5]
    found = judging.cells(cube, flat(cube), LIMITS)

    assert quiet == []
    assert [(each.group, each.at) for each in found] == [(2, 7)]
    (one,) = found
    assert one.qvalue <= LIMITS.share
    assert one.whole.low <= one.whole.expected <= one.whole.upper < one.whole.cases
    assert one.span == judging.MONTH
    assert 3 <= one.weeks_rising <= 4
    assert len(one.weeks) == rules.SHOWN


def test_neighbours_that_rise_a_little_are_found_together_and_not_alone():
    dice = np.random.default_rng(5)
    near = nearest([(at % 8, at // 8) for at in range(64)], 8)
    region = [(list(range(64)), zones_of(near))]
    cube = dice.negative_binomial(0.2, 1 / 1.5, (3, 60, 64)).astype(float)
    quiet = areas.areas(cube, flat(cube), region, LIMITS, seed=1)
    cube[1, -4:, near[27, :5]] += dice.poisson(1.0, (5, 4))
    found = areas.areas(cube, flat(cube), region, LIMITS, seed=1)

    assert quiet == []
    (one,) = found
    assert one.group == 1
    assert len(set(one.members) & set(near[27, :5].tolist())) >= 3
    assert one.whole.low <= one.whole.expected < one.whole.upper < one.whole.cases
    assert found == areas.areas(cube, flat(cube), region, LIMITS, seed=1)
    assert areas.areas(cube[:, :10], Usual.flat(10), region, LIMITS, seed=1) == []
    assert areas.areas(np.zeros((2, 40, 64)), Usual.flat(40), region, LIMITS, seed=1) == []


@pytest.mark.parametrize("shape", [(3, 40, 5), (1, 5, 3), (2, 13, 1)])
def test_nothing_ever_is_no_warning(shape):
    nothing = np.zeros(shape)

    assert judging.cells(nothing, flat(nothing), LIMITS) == []
    assert judging.levels(nothing[0], Usual.flat(shape[1]), LIMITS) == []


def test_a_single_case_never_warns_however_rare():
    cube = np.zeros((4, 90, 50))
    cube[0, -1, 3] = 1
    cube[1, -1, 3] = 2

    assert judging.cells(cube, flat(cube), LIMITS) == []


def test_many_weeks_of_a_holiday_do_not_make_the_weeks_after_it_a_rise():
    """The last week is the second after Tết 2026, two Tếts are in its past; days off bring few letters, the weeks after many."""
    found = 0
    for seed in range(6):
        world = grid(8, 60, 110, seed=seed, least=0.3, most=0.5, first=date(2024, 1, 22))
        found += len(judging.cells(world.counts, usual(world.starts, world.totals, world.worked, world.off), LIMITS))

    assert world.starts[-1] == date(2026, 2, 23)
    assert found <= 2


def test_a_province_with_years_of_letters_is_judged_by_farrington_one_without_by_pooled_tails():
    chance = np.random.default_rng(9)
    years, months = chance.poisson(12, (300, 5)).astype(float), chance.poisson(12, (60, 5)).astype(float)
    years[-1, 3] = months[-1, 3] = 45

    (old,) = judging.levels(years, Usual.flat(300), LIMITS)
    (young,) = judging.levels(months, Usual.flat(60), LIMITS)
    assert (old.at, old.method, young.at, young.method) == (3, Method.FARRINGTON, 3, Method.POOLED)
    assert old.whole.upper < 45


def test_copies_of_one_letter_are_told_from_letters_of_other_hands():
    one, copy, bare, other, short = stream.signatures(
        [
            LETTER.format(name="Nguyễn Văn An", phone="0912 345 678"), LETTER.format(name="Trần Thị Bích Hạnh", phone="0987.111.222").lower(),
            fold(LETTER.format(name="Lê Thị Bình", phone="0281234567")), OTHER, "Đèn tắt",
        ]
    )  # fmt: skip
    said = stream.shares(one, np.stack([copy, bare, other]))
    keys = stream.bands(np.stack([one, copy, one]), [1, 1, 2])

    assert (said[:2] >= stream.COPY).all()
    assert said[2] < 0.3
    assert short is None
    assert len(stream.shares(one, np.zeros((0, stream.BINS), np.uint32))) == 0
    assert np.array_equal(stream.read(stream.kept(one)), one)
    assert set(keys[0]) & set(keys[1])
    assert not set(keys[0]) & set(keys[2])


def test_names_and_numbers_leave_no_mark():
    one, other = stream.signatures(
        [
            LETTER.format(name="Nguyễn Văn An", phone="0912345678"),
            LETTER.format(name="Phạm Ngọc Thúy", phone="0333444555"),
        ]
    )

    assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("first", "last", "state", "week", "same"),
    [
        ("2026-10-05", "2026-10-12", "new", "2026-10-12", True),
        ("2026-10-05", "2026-10-12", "new", "2026-10-26", True),
        ("2026-10-05", "2026-10-12", "new", "2026-11-02", False),
        ("2026-10-05", "2026-10-12", "wrong", "2026-11-30", True),
        ("2026-10-05", "2026-10-12", "explained", "2026-12-14", False),
        ("2026-10-05", "2026-10-12", "new", "2026-09-28", False),
    ],
)
def test_a_rise_goes_on_until_it_pauses_and_a_judged_one_is_left_alone_for_a_while(first, last, state, week, same):
    earlier = Earlier(date.fromisoformat(first), date.fromisoformat(last), State(state))

    assert rules.goes_on(earlier, date.fromisoformat(week), LIMITS) is same


@pytest.mark.parametrize(("count", "told"), [(0, 0), (3, None), (9.6, None), (10, 10), (240, 240)])
def test_small_counts_of_other_places_are_not_told(count, told):
    assert rules.shown(count, LIMITS.few) == told


@pytest.mark.parametrize(("verdict", "reason", "field"), [("", "đã kiểm tra", "verdict"), ("new", "đã kiểm tra", "verdict"), ("wrong", " ngắn ", "reason")])  # fmt: skip
def test_a_verdict_needs_a_word_and_a_reason(verdict, reason, field):
    with pytest.raises(Refusal) as no:
        rules.must_judge(verdict, reason)
    assert no.value.field == field


def test_every_method_has_a_card_that_names_its_data():
    for method in Method:
        told = cards.card(method)
        assert told.lines
        assert "tổng hợp" in told.source_vi
        assert "made-up" in told.source_en

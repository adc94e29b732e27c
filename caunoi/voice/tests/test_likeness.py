import pytest

from caunoi.voice.likeness import ALIKE, likeness

RUBBISH = "Rác ở hẻm 12 không được thu gom. Hai tuần nay rác ở hẻm 12 không ai thu gom, mùi hôi vào tận nhà."


@pytest.mark.parametrize(
    "other",
    [
        "Đổ rác bừa bãi hẻm 12. Người ta đổ rác ở hẻm 12 suốt tuần không ai thu gom, hôi lắm.",
        "Rac o hem 12 khong duoc thu gom, hai tuan nay khong ai thu gom",
    ],
)
def test_the_same_matter_in_other_words_is_alike(other):
    assert likeness(RUBBISH, other) > ALIKE


@pytest.mark.parametrize(
    "other",
    [
        "Tiếng ồn karaoke kéo dài. Quán karaoke hát tới khuya, không ai xử lý dù dân phản ánh nhiều lần.",
        "Đèn đường hẻm 12 tắt đã hai tuần. Buổi tối đi lại rất nguy hiểm cho người già và trẻ em.",
        "",
        "🙏🙏🙏",
    ],
)
def test_another_matter_is_not_alike(other):
    assert likeness(RUBBISH, other) < ALIKE


def test_a_text_is_wholly_like_itself():
    assert likeness(RUBBISH, RUBBISH) == 1

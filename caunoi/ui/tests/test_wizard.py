import pytest

from caunoi.ui.wizard import Path, Question

PATH = Path(
    [
        Question("loai", object),
        Question("to-cao", object, asked=lambda answers: answers.get("loai") == "denunciation"),
        Question("tep", object, skippable=True),
        Question("noi", object),
    ]
)


def test_a_question_that_does_not_apply_is_passed_over():
    assert PATH.after("loai", {"loai": "feedback"}).key == "tep"
    assert PATH.after("loai", {"loai": "denunciation"}).key == "to-cao"


def test_one_goes_back_the_way_one_came():
    assert PATH.before("tep", {"loai": "feedback"}).key == "loai"
    assert PATH.before("loai", {}) is None


def test_the_last_question_leads_to_the_check():
    assert PATH.after("noi", {"loai": "feedback"}) is None


def test_what_may_be_skipped_is_not_open():
    assert PATH.open({"loai": "feedback"}).key == "noi"
    assert PATH.open({"loai": "feedback", "noi": 1}) is None


def test_progress_counts_only_what_is_asked():
    assert PATH.progress("noi", {"loai": "feedback"}) == (3, 3)


def test_a_question_not_asked_is_not_found():
    assert PATH.question("to-cao", {"loai": "feedback"}) is None


def test_keys_are_unique():
    with pytest.raises(ValueError, match="share a key"):
        Path([Question("a", object), Question("a", object)])

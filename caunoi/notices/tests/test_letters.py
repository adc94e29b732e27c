import re
from datetime import date, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from caunoi.kernel.refusal import Refusal
from caunoi.notices.layout import number_line
from caunoi.notices.letters import catalogue, instruments, letter, missing, template
from caunoi.notices.paper import Article, Bullet, Item, Paragraph, text_of
from caunoi.notices.text import lines_of, paper_to_text
from caunoi.notices.wordfile import read_back, write_docx
from caunoi.notices.words import Layout, Signer

BODY = {"issuer": "Ủy ban nhân dân phường Tân Phú", "place": "Tân Phú", "body_symbol": "UBND"}
LISTS = ("documents", "matters", "conditions", "opinions", "hops", "measures", "conclusions")
WANTED = {
    "receipt", "processing_slip", "forward", "guide", "accept_complaint", "refuse_complaint",
    "propose_acceptance", "accept_denunciation", "accept_denunciation_respondent", "extend", "extend_complaint",
    "extend_denunciation", "suspend", "resume", "terminate", "call_dialogue", "dialogue_minutes",
    "verification_minutes", "answer", "decide_complaint", "decide_complaint_second", "conclude_denunciation",
    "urge", "invitation", "withdraw", "refuse_reception", "apology", "escalate", "allot", "verify",
    "refuse_denunciation", "accept_proposal", "refuse_proposal",
}  # fmt: skip


def filled(code, **more):
    """Every field of a letter with something in it."""
    given = {name: f"{labels[0]} mẫu" for name, labels in catalogue()[code].wanted().items()}
    given |= {
        name: date(2026, 11, 19)
        for name in given
        if name.endswith(("_on", "_by")) and name not in ("settled_by", "asked_by")
    }
    given |= {name: ("Việc thứ nhất", "Việc thứ hai") for name in LISTS if name in given}
    return {**given, **BODY, **more}


def test_every_letter_a_case_needs_is_there():
    assert set(catalogue()) >= WANTED


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_each_letter_fills_leaves_no_gap_and_is_written(code):
    paper = letter(code, filled(code))
    words = "\n".join([paper.summary, *paper.to, *paper.recipients, *lines_of(paper.body)])
    assert re.search(r"[{}]|None|\.\.(?!\.)", words) is None
    assert words.count(";;") == words.count(",,") == 0
    assert read_back(write_docx(paper)).text.count("\n") > 8


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_no_number_of_the_law_is_written_into_a_letter(code):
    form = catalogue()[code]
    for line in lines_of(form.body):
        bare = re.sub(r"^(\d+\.|Điều \d+\.|[IVX]+\.)", "", line)
        assert re.search(r"\d", bare) is None, bare


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_each_letter_has_both_names_and_known_citations(code):
    form = catalogue()[code]
    assert all(form.name)
    assert all(vi and en for vi, en in form.wanted().values())
    known = set(instruments()) | set(form.fields) | set(form.default)
    assert {name for words in form.cite.values() for name in re.findall(r"\{(\w+)\}", words)} <= known


def test_a_missing_field_is_refused_by_its_name():
    given = filled("accept_complaint")
    del given["matter"]

    with pytest.raises(Refusal, match="Chưa có nội dung khiếu nại") as refused:
        letter("accept_complaint", given)

    assert refused.value.field == "matter"
    assert missing("accept_complaint", given) == ["matter"]
    assert missing("accept_complaint", filled("accept_complaint")) == []


def test_blank_words_are_missing_words():
    with pytest.raises(Refusal, match="nội dung khiếu nại"):
        letter("accept_complaint", filled("accept_complaint", matter="   "))


def test_an_unknown_letter_is_refused():
    with pytest.raises(Refusal, match="Không có mẫu văn bản"):
        letter("nope", {})


def test_the_kind_of_petition_picks_its_own_letter():
    assert template("extend", "complaint").code == "extend_complaint"
    assert template("extend", "denunciation").code == "extend_denunciation"
    assert template("extend", "feedback").code == "extend"
    assert template("suspend", "feedback").code == "suspend_proposal"
    assert template("withdraw", "complaint").code == "withdraw"


def test_words_of_people_are_never_signs_of_the_template():
    evil = "**đậm** {issuer} {cite.accept} > = | [[Bảng 1]] \\ 1. mục"
    paper = letter("accept_complaint", filled("accept_complaint", matter=evil))
    line = next(text_of(block.text) for block in paper.body if text_of(block.text).startswith("Khiếu nại về việc"))
    assert line == f"Khiếu nại về việc: {evil}."


def test_text_of_several_lines_becomes_several_paragraphs():
    paper = letter("answer", filled("answer", kind="feedback", answer="Một.\n1. Hai.\n\nBa."))
    lines = [text_of(block.text) for block in paper.body if isinstance(block, Paragraph)]
    at = lines.index("Một.")
    assert lines[at : at + 3] == ["Một.", "1. Hai.", "Ba."]


def test_a_list_fills_one_line_each():
    paper = letter("receipt", filled("receipt", documents=["Đơn", "Sổ đỏ (bản sao)"]))
    assert [block for block in paper.body if isinstance(block, Item)] == [Item(2, "Đơn"), Item(2, "Sổ đỏ (bản sao)")]


def test_optional_lines_fall_away_and_their_heading_with_them():
    with_result = letter(
        "decide_complaint", filled("decide_complaint", dialogue_result="Hai bên thống nhất.", remedy="Trả lại đất.")
    )
    without = letter("decide_complaint", filled("decide_complaint"))
    assert "**3. Kết quả đối thoại**\nHai bên thống nhất." in paper_to_text(with_result.body)
    assert "**3. Kết luận**" in paper_to_text(without.body)
    assert sum(isinstance(block, Article) for block in with_result.body) == 4
    assert sum(isinstance(block, Article) for block in without.body) == 3


def test_days_and_moments_are_written_as_offices_write_them():
    given = filled("receipt", received_at=datetime(2026, 2, 5, 8, 30))  # noqa: DTZ001 a wall clock on a form
    line = next(lines_of(letter("receipt", given).body))
    assert line.startswith("Vào hồi 08 giờ 30 ngày 05/02/2026, tại ")


def test_the_denounced_never_learn_who_denounced_them():
    given = filled("accept_denunciation_respondent", petitioner="Nguyễn Văn An", petitioner_address="12 Lũy Bán Bích")
    assert "Nguyễn Văn An" not in "\n".join(lines_of(letter("accept_denunciation_respondent", given).body))

    with pytest.raises(Refusal, match="làm lộ người gửi đơn"):
        letter("accept_denunciation_respondent", {**given, "matters": ("Ông NGUYỄN VĂN AN tố cáo cán bộ nhận tiền",)})
    with pytest.raises(Refusal, match="làm lộ người gửi đơn"):
        letter(
            "conclude_denunciation",
            filled("conclude_denunciation", petitioner_address="12 Lũy Bán Bích", findings="Tại nhà 12 lũy bán bích"),
        )


def test_every_paper_about_a_denunciation_that_leaves_the_office_hides_the_denouncer():
    to_denouncer = {"accept_denunciation", "refuse_denunciation", "withdraw_denunciation"}
    about = {code for code in catalogue() if "denunciation" in code} - to_denouncer - {"forward_denunciation"}
    assert {code for code in about if not catalogue()[code].hides_petitioner} == set()
    assert "petitioner" not in catalogue()["forward_denunciation"].wanted()


def test_laws_are_named_as_they_stood_on_the_day():
    before = letter("accept_complaint", filled("accept_complaint"), on=date(2026, 6, 30))
    after = letter("accept_complaint", filled("accept_complaint"), on=date(2026, 7, 1))
    assert "155/2026" not in "\n".join(lines_of(before.body))
    assert "155/2026" in "\n".join(lines_of(after.body))


def test_a_doubled_full_stop_is_not_written():
    paper = letter("accept_complaint", filled("accept_complaint", matter="Bồi thường chưa đúng."))
    assert "Khiếu nại về việc: Bồi thường chưa đúng." in list(lines_of(paper.body))


def test_a_letter_of_a_party_body_takes_the_partys_number():
    paper = letter("forward", {**filled("forward"), "body_symbol": "ĐU"}, layout=Layout.PARTY)
    assert number_line(paper).replace(" ", "") == "Số-PC/ĐU"


def test_minutes_bring_their_own_signers_and_letters_the_heads():
    assert catalogue()["dialogue_minutes"].signer == Signer.PARTIES
    assert len(letter("dialogue_minutes", filled("dialogue_minutes")).signatures) == 4
    assert letter("urge", filled("urge")).signatures == ()


def test_bullets_of_templates_stay_bullets():
    paper = letter("escalate", filled("escalate", hops=["Phường A", "Phường B"]))
    assert [text_of(block.text) for block in paper.body if isinstance(block, Bullet)] == ["Phường A", "Phường B"]


@pytest.mark.parametrize(
    ("code", "form", "elements"),
    [
        (
            "refuse_reception",
            "Mẫu số 01/TCD",
            ("THÔNG BÁO", "Về việc từ chối tiếp công dân", "Kính gửi", "công dân mẫu", "địa chỉ", "về việc", "đã được giải quyết", "từ chối tiếp", "vì:", "Nơi nhận"),
        ),
        (
            "receipt",
            "Mẫu số 02/TCD",
            ("GIẤY BIÊN NHẬN", "Vào hồi", "Người tiếp nhận", "chức vụ", "Đã nhận của", "Đơn và các thông tin, tài liệu, bằng chứng", "Việc thứ nhất", "Việc thứ hai", "hai bản",
             "NGƯỜI GỬI ĐƠN", "NGƯỜI TIẾP NHẬN"),
        ),
    ],
)  # fmt: skip
def test_forms_of_receptions_hold_their_elements_in_order_and_say_they_were_not_compared(code, form, elements):
    body = Document(BytesIO(write_docx(letter(code, filled(code))))).element.body
    words = "\n".join("".join(run.text or "" for run in node.iter(qn("w:t"))) for node in body.iter(qn("w:p")))

    at = 0
    for element in elements:
        at = words.find(element, at)
        assert at >= 0, element
    assert form in words
    assert not catalogue()[code].checked

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.notices.numbering import labelled, point, roman
from caunoi.notices.paper import Annex, Article, Bullet, Centre, Column, Ground, Heading, Item, Paragraph, Run, Table
from caunoi.notices.plain import plain
from caunoi.notices.text import paper_to_text, paragraphs, text_to_body

from .factories import decision, notice, report

#: A busy machine is no reason to fail.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SIGNS = "*_\\|>=<[]-.)1aIVđ "
WORDS = st.text(st.sampled_from(string.ascii_letters + "ăâđêôơưạ" + SIGNS), min_size=1, max_size=30).map(
    lambda words: plain(words).strip()
).filter(bool)  # fmt: skip
RUNS = st.lists(st.tuples(WORDS, st.booleans(), st.booleans()), min_size=1, max_size=3)


@st.composite
def rich(draw):
    words = draw(WORDS)
    return words if draw(st.booleans()) else (Run(words, bold=True), Run(" và tiếp"))


BLOCKS = st.one_of(
    rich().map(Paragraph),
    WORDS.map(lambda words: Paragraph(words, align="centre")),
    rich().map(Ground),
    rich().map(Centre),
    st.builds(Heading, st.just(1), rich()),
    st.builds(Heading, st.sampled_from([2, 3]), WORDS),
    st.builds(Item, st.sampled_from([2, 3]), rich()),
    rich().map(Article),
    st.builds(Article, WORDS, st.just(True)),
    rich().map(Bullet),
)


@CALM
@given(st.lists(BLOCKS, max_size=8))
def test_what_an_officer_does_not_touch_comes_back_unchanged(body):
    assert text_to_body(paper_to_text(body)) == tuple(body)


@CALM
@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_tables_come_back_unchanged(rows):
    table = Table(tuple(Column(title) for title in rows[0]), tuple(tuple(row) for row in rows[1:]))
    kept = [row for row in rows if not all(set(cell) <= set("-:") and len(cell) >= 2 for cell in row)]
    if kept == rows:
        assert text_to_body(paper_to_text((table,))) == (table,)


def test_whole_papers_come_back_with_their_kept_tables():
    for paper in (notice(), decision(), report()):
        assert text_to_body(paper_to_text(paper.body), kept=paper.body) == paper.body


def test_lines_are_read_as_they_look():
    typed = """I. KẾT QUẢ
**1. Tiếp dân**
a) Một;
- Hai

  Đoạn văn.
> Căn cứ Luật;
= QUYẾT ĐỊNH:
Điều 1. Làm.
| A | B |
|---|---|
| 1 | 2 |"""
    assert text_to_body(typed) == (
        Heading(1, "KẾT QUẢ"),
        Heading(2, "Tiếp dân"),
        Item(3, "Một;"),
        Bullet("Hai"),
        Paragraph("Đoạn văn."),
        Ground("Căn cứ Luật;"),
        Centre("QUYẾT ĐỊNH:"),
        Article("Làm."),
        Table((Column("A"), Column("B")), (("1", "2"),)),
    )


def test_a_mark_without_its_partner_is_just_a_mark():
    assert text_to_body("giá 2 ** 3 và __x") == (Paragraph("giá 2 ** 3 và __x"),)


def test_a_table_that_is_not_there_stays_as_words():
    assert text_to_body("[[Bảng 7]]") == (Paragraph("[[Bảng 7]]"),)


def test_words_of_a_person_are_never_signs():
    assert paragraphs("1. một\n\n> hai\n**ba**") == (Paragraph("1. một"), Paragraph("> hai"), Paragraph("**ba**"))


def test_numbers_are_counted_again_and_points_follow_the_vietnamese_alphabet():
    first = (
        Heading(1, "A"),
        Item(2, "x"),
        *(Item(3, "x"),) * 6,
        Heading(1, "B"),
        Item(2, "x"),
        Article("x"),
        Item(2, "x"),
    )
    body = (*first, Heading(1, "C"), Article("x"), Annex("P", ""), Heading(1, "D"))
    assert [label for label, _ in labelled(body)] == [
        "I.", "1.", "a)", "b)", "c)", "d)", "đ)", "e)", "II.", "1.", "Điều 1.", "1.", "III.", "Điều 2.", "", "I.",
    ]  # fmt: skip
    assert (roman(4), roman(39), point(23), point(24)) == ("IV", "XXXIX", "y", "aa")


def test_decomposed_letters_are_composed_and_hidden_marks_dropped():
    assert plain("Tie\u0302\u0301ng Vie\u0323\u0302t") == "Tiếng Việt"
    assert plain("a\u202eb\u200fc\x00d\x07e\ufefff\ud800g") == "abcdefg"
    assert plain("một\r\nhai\u2028ba") == "một hai ba"
    assert plain("một\r\nhai", lines=True) == "một\nhai"

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caunoi.law.check import whole_book, wrong_in
from caunoi.law.reading import BOOK, Fault, faults, read, shipped
from caunoi.law.rules import Example
from caunoi.law.words import Confidence, Kind

#: Every key of the law page the book was written from.
LAW_PAGE = """
disclose.forms disclose.deadline disclose.portal disclose.posting disclose.posting_perm disclose.register
disclose.radio disclose.village disclose.plan disclose.report disclose.remote initiative.min initiative.valid
initiative.low meeting.quorum meeting.cluster meeting.vote ballot.cases ballot.team ballot.notice
ballot.per_household decision.fields decision.send decision.recognise decision.annul meeting.notice
meeting.docs meeting.secretary meeting.count_board ballot.plan_send ballot.team_head online.consent
online.team online.pass online.send online.app election.plan election.team election.publicity election.list
election.recognise dismiss.petition dismiss.new_election annual_conf.notice forms consult.period consult.plan
consult.explain consult.report consult.adverse dialogue.commune dialogue.commune.lgl dialogue.notice
dialogue.result conf.annual supervise.satisfaction ttnd.size ttnd.term ttnd.byelection ttnd.eligibility
ttnd.plan ttnd.report ttnd.answer gsdt.size gsdt.notice gsdt.answer unit.disclose_items unit.disclose_deadline
unit.disclose_period unit.consult_items unit.conf.regular unit.conf.extra unit.conf.delegates unit.conf.valid
unit.review unit.ttnd soe.disclose_deadline soe.disclose_period soe.conf soe.review soe.dialogue soe.ttnd
labour.dialogue labour.dialogue.sides labour.dialogue.run labour.dialogue.request labour.cba recv.prov_chair
recv.agency_head recv.unit_head recv.commune_chair recv.commune_delegate recv.party_prov recv.party_commune
recv.schedule recv.answer recv.back_forwarder recv.group_reps recv.refuse recv.refuse_grounds recv.id
recv.secret recv.mixed recv.log recv.receipt recv.national_db recv.idle_discipline recv.pay kn.limit
kn.refuse_grounds kn.accept kn.accept.group kn.first kn.send kn.second.file kn.second kn.second.send kn.effect
kn.discipline kn.complex kn.suspend kn.dialogue kn.withdraw kn.poa kn.commune kn.transition tc.form tc.initial
tc.transfer tc.anonymous tc.press tc.notify_accept tc.resolve tc.very_complex tc.conclusion_send tc.again
tc.overdue tc.publish tc.confidential tc.withdraw pakn.forms pakn.transfer pakn.store pakn.publish
pakn.handle_days pakn.portal pakn.gov_portal pakn.owner pakn.local.hanoi pakn.local.hcmc onestop.law
onestop.noboundary onestop.apology onestop.apology.when info.request info.backlog gs.plan gs.basis gs.notice
gs.report_in gs.report_out gs.forms pb.forms pb.object gs.6m hol.base hol.culture hol.pm hol.comp hol.swap
ddl.first_day ddl.last_day ddl.end pd.rights pd.ack pd.withdraw pd.access_erase pd.breach pd.dpia pd.sensitive
pd.old_consent pd.fines pd.state_exempt
"""


def test_the_whole_book_is_sound_and_every_worked_example_is_right():
    assert whole_book().faults == []


def test_every_key_of_the_law_page_is_in_the_book():
    assert sorted(set(LAW_PAGE.split()) - set(shipped().rules)) == []


def test_the_book_is_large_and_exemplified():
    report = whole_book()

    assert (report.rules > 270, report.examples > 130) == (True, True)


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ("disclose.items", 14),
        ("disclose.forms", 10),
        ("decide.topics", 6),
        ("ballot.cases", 3),
        ("decision.fields", 7),
        ("consult.topics", 9),
        ("consult.forms", 8),
        ("kn.refuse_grounds", 9),
        ("tc.conditions", 4),
        ("recv.refuse_grounds", 13),
        ("recv.log", 13),
        ("kn.complex", 7),
        ("gs.forms", 4),
        ("pb.forms", 3),
        ("forms", 5),
    ],
)
def test_a_list_has_as_many_entries_as_the_law(key, count):
    assert len(shipped().rules[key][-1].items) == count


def test_items_to_disclose_carry_their_ways():
    tagged = {item.code: item.tags for item in shipped().rules["disclose.items"][-1].items}

    assert [code for code, tags in tagged.items() if "permanent" in tags] == ["11.4", "11.13"]
    assert [code for code, tags in tagged.items() if "radio" in tags] == [f"11.{n}" for n in range(7, 13)]
    assert [code for code, tags in tagged.items() if "posting" in tags] == [f"11.{n}" for n in (1, 2, 3, *range(5, 13))]


def test_only_topic_six_may_be_voted_online_and_three_to_five_need_a_meeting():
    topics = {item.code: item.tags for item in shipped().rules["decide.topics"][-1].items}

    assert [code for code, tags in topics.items() if "online" in tags] == ["6"]
    assert [code for code, tags in topics.items() if "meeting" in tags] == ["3", "4", "5"]


def test_two_written_refusals_of_reception():
    grounds = shipped().rules["recv.refuse_grounds"][-1].items

    assert [item.code for item in grounds if "written" in item.tags] == ["settled", "repeat"]


def test_unverified_numbers_are_off_or_say_so():
    loose = [rule for texts in shipped().rules.values() for rule in texts if rule.unverified and rule.in_use]

    assert {rule.key.split(".")[0] for rule in loose} == {"kn", "retention", "window"}


def test_the_service_index_adds_up_to_a_hundred():
    assert sum(item.points for item in shipped().rules["index.766"][-1].items) == 100


def test_a_citation_reads_as_vietnamese_texts_write_it():
    cites = [shipped().rules[key][-1].cite for key in ("tc.confidential", "meeting.quorum", "village.term")]

    assert cites == [
        "Điều 9, Điều 56 Luật Tố cáo số 25/2018/QH14; điểm b khoản 2 Điều 22 Nghị định số 156/2026/NĐ-CP",
        "Điều 18, điểm b khoản 1 Điều 19 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15",
        "Nghị định số 185/2026/NĐ-CP (nhiệm kỳ)",
    ]


def test_numbers_are_spoken_in_plain_words():
    spoken = [
        shipped().rules[key][-1].spoken
        for key in ("decide.topic1", "recv.pay", "ballot.team", "recv.commune_chair", "tc.form")
    ]

    assert spoken == [
        "≥ 2/3 tổng số hộ gia đình trong thôn, tổ dân phố",
        "250.000 đồng/ngày",
        "3–5",
        "≥ 2 ngày/tháng",
        "",
    ]


SOUND = """
[matter]
code = "t"
name = "Thử"
name_en = "Trial"
order = 1
[default]
instrument = "LKN"
checked_on = 2026-11-21
article = "1"
[[rule]]
key = "t.term"
kind = "deadline"
name = "Hạn"
name_en = "Term"
from = "ngày nhận"
from_en = "receipt"
compare = "<="
[[rule.text]]
value = 3
unit = "d"
[[rule.example]]
from = 2026-10-05
due = 2026-10-08
"""


def book_of(folder: Path, text: str):
    (folder / "instruments.toml").write_text((BOOK / "instruments.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "t.toml").write_text(text, encoding="utf-8")
    return read(folder)


def test_a_sound_file_is_read(tmp_path):
    assert faults(book_of(tmp_path, SOUND)) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('unit = "d"', "", "thiếu đơn vị"),
        ("value = 3", "", "thiếu con số"),
        ('from_en = "receipt"', "", "thiếu mốc tính"),
        ("[[rule.example]]\nfrom = 2026-10-05\ndue = 2026-10-08", "", "thiếu ví dụ"),
        (
            'unit = "d"',
            'unit = "d"\n[[rule.text]]\nvalue = 5\nunit = "d"\neffective_from = 2020-01-01',
            "hai bản cùng có hiệu lực",
        ),
        ('unit = "d"', 'unit = "d"\neffective_to = 2010-01-01', "hết hiệu lực trước"),
        ('unit = "d"', 'unit = "d"\nvariants = { complex = 5 }\nextends = { most = { "" = 9 } }', "mức gia hạn"),
        ('kind = "deadline"', 'kind = "threshold"', "thiếu cơ số"),
        ('kind = "deadline"', 'kind = "list"', "thiếu các mục"),
    ],
)
def test_an_incomplete_rule_is_told(tmp_path, old, new, words):
    book = book_of(tmp_path, SOUND.replace(old, new))

    assert [fault for fault in faults(book) if re.search(words, fault)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('instrument = "LKN"', 'instrument = "không có"'),
        ('unit = "d"', 'unit = "tuần"'),
        ('kind = "deadline"', 'kind = "?"'),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_with_its_key(tmp_path, old, new):
    with pytest.raises(Fault, match=r"t\.term"):
        book_of(tmp_path, SOUND.replace(old, new))


def test_a_key_written_twice_is_refused(tmp_path):
    (tmp_path / "again.toml").write_text(SOUND, encoding="utf-8")

    with pytest.raises(Fault, match="đã có ở tệp khác"):
        book_of(tmp_path, SOUND)


def test_a_wrong_example_is_found(tmp_path):
    book = book_of(tmp_path, SOUND.replace("due = 2026-10-08", "due = 2026-10-09"))

    assert whole_book(book).faults == [
        "t.term: ví dụ 2026-10-05 : được 2026-10-08, 2026-10-08; ghi 2026-10-09, 2026-10-09"
    ]


def test_an_example_before_the_law_is_found():
    assert wrong_in(shipped().rules["kn.first"], Example(start=date(2010, 1, 4))) == [
        "ví dụ 2010-01-04: không có bản nào có hiệu lực"
    ]


def test_a_wrong_tally_is_found():
    assert wrong_in(shipped().rules["decide.topic1"], Example(base=187, least=124)) == ["ví dụ 187: cần 125, ghi 124"]


def test_two_items_of_one_code_are_told():
    book = shipped()
    rule = book.rules["gs.forms"][-1]
    twice = replace(rule, items=(*rule.items, rule.items[0]))

    assert faults(replace(book, rules={"gs.forms": (twice,)})) == ["gs.forms: hai mục trùng mã"]


def test_no_rule_of_law_rests_on_a_house_convention():
    house = {texts[-1].matter.code for texts in shipped().rules.values() if texts[-1].confidence is Confidence.HOUSE}

    assert house == {"house"}


def test_every_rule_in_use_that_has_a_direction_says_it():
    timed = [texts[-1] for texts in shipped().rules.values() if texts[-1].kind is Kind.DEADLINE]

    assert [rule.key for rule in timed if rule.compare not in ("<=", ">=")] == []

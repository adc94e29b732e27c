"""A case through its book: receipt, classification, acceptance, answer, and what each step starts and meets."""

from datetime import date, timedelta

import pytest

from caunoi.access.context import as_system
from caunoi.duties.queries import duties_about
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.voice import commands, rules
from caunoi.voice.models import Petition
from caunoi.voice.words import Act, Channel, Dissatisfaction, Kind, Outcome, Stage
from tests.stage import NOON


def stage_of(receipt):
    with as_system():
        return Stage(Petition.objects.get(pk=receipt.petition).stage)


def due_of(receipt, rule):
    with as_system():
        return duties_about(f"voice:{receipt.petition}").get(rule=rule).due


def test_a_receipt_has_a_code_of_eighty_bits_a_number_and_the_legal_day(filed, town):
    receipt = filed()

    assert len(receipt.code.replace("-", "")) == 18
    assert receipt.number == "1/2026"
    assert receipt.due == "2026-12-04"
    assert len(receipt.leaf) == 64


def test_numbers_follow_one_another_in_each_body_and_year(filed, town):
    numbers = [filed().number for _ in range(3)]

    assert numbers == ["1/2026", "2/2026", "3/2026"]


def test_the_same_key_sent_twice_files_one_petition(town):
    filing = commands.Filing(
        title="Rác ở đầu hẻm", text="Rác để ba ngày không gom ở đầu hẻm 5.", place=town.place, kind=Kind.FEEDBACK
    )

    first = commands.lodge(filing=filing, channel=Channel.WEB, by="resident", at=NOON, key="một-khoá")
    second = commands.lodge(
        filing=filing, channel=Channel.WEB, by="resident", at=NOON + timedelta(minutes=1), key="một-khoá"
    )

    with as_system():
        assert (first, Petition.objects.count()) == (second, 1)


def test_a_denunciation_cannot_come_by_web(filed):
    with pytest.raises(Refusal, match="đơn có chữ ký hoặc trình bày trực tiếp") as no:
        filed(kind=Kind.DENUNCIATION)

    assert no.value.cite == "Luật Tố cáo 2018, Điều 22, 23"


def test_a_complaint_walks_to_its_decision_and_every_duty_is_met(filed, town, speak):
    receipt = filed(kind=Kind.COMPLAINT, knew_on=date(2026, 11, 1))
    key = receipt.petition
    with speak(town.receiver):
        commands.sort(petition_id=key, kind=Kind.COMPLAINT, by=town.receiver, at=NOON)
    with speak(town.head):
        commands.accept(petition_id=key, by=town.head, at=NOON)
        commands.verify(petition_id=key, by=town.head, at=NOON, handler=town.handler)
        commands.resolve(
            petition_id=key, outcome=Outcome.RIGHT, answer="Khiếu nại đúng; đã sửa quyết định.", by=town.head, at=NOON
        )
    with speak(town.handler):
        commands.send(petition_id=key, note="Gửi bưu điện", by=town.handler, at=NOON)

    with as_system():
        standings = {duty.rule: duty.standing for duty in duties_about(f"voice:{key}")}
    assert stage_of(receipt) is Stage.ANSWERED
    assert standings == {"kn.accept": "met", "kn.first": "met", "kn.send": "met"}


def test_acceptance_of_a_complaint_is_owed_in_seven_working_days_skipping_the_24th(filed, town):
    receipt = filed(kind=Kind.COMPLAINT, knew_on=date(2026, 11, 1))

    assert due_of(receipt, "kn.accept") == date(2026, 12, 1)


def test_classification_swaps_the_first_clock_and_counts_from_receipt(filed, town, speak):
    receipt = filed(kind=Kind.UNSORTED)
    with speak(town.receiver):
        commands.sort(petition_id=receipt.petition, kind=Kind.COMPLAINT, by=town.receiver, at=NOON + timedelta(days=3))

    assert due_of(receipt, "kn.accept") == date(2026, 12, 1)
    with as_system():
        assert duties_about(f"voice:{receipt.petition}").get(rule="recv.answer").standing == "waived"


def test_a_late_complaint_needs_a_good_reason(filed, town, speak):
    receipt = filed(kind=Kind.COMPLAINT, knew_on=date(2026, 6, 1))
    with speak(town.receiver):
        commands.sort(petition_id=receipt.petition, kind=Kind.COMPLAINT, by=town.receiver, at=NOON)

    with speak(town.head), pytest.raises(Refusal, match="thời hiệu khiếu nại 90 ngày"):
        commands.accept(petition_id=receipt.petition, by=town.head, at=NOON)
    with speak(town.head):
        commands.accept(petition_id=receipt.petition, by=town.head, at=NOON, checklist={"late_reason": "Ốm nằm viện"})
    assert stage_of(receipt) is Stage.ACCEPTED


def test_the_stage_equals_the_replay_of_the_ledger(filed, town, speak):
    receipt = filed()
    with speak(town.receiver):
        commands.sort(petition_id=receipt.petition, kind=Kind.PROPOSAL, by=town.receiver, at=NOON)
    with speak(town.handler):
        commands.accept(petition_id=receipt.petition, by=town.handler, at=NOON)

    with as_system():
        petition = Petition.objects.get(pk=receipt.petition)
        acts = [(Act(line.act), Kind(line.kind)) for line in petition.steps.order_by("id")]
        kinds = [entry.kind for entry in acts_about(petition.ref) if entry.kind in {act.value for act in Act}]
    assert rules.walk(acts) == Stage.ACCEPTED == Stage(petition.stage)
    assert kinds == ["file", "sort", "accept"]


def test_an_extension_finds_the_case_complex_and_says_why(filed, town, speak):
    receipt = filed(kind=Kind.COMPLAINT, knew_on=date(2026, 11, 1))
    with speak(town.head):
        commands.sort(petition_id=receipt.petition, kind=Kind.COMPLAINT, by=town.head, at=NOON)
        commands.accept(petition_id=receipt.petition, by=town.head, at=NOON)
        with pytest.raises(Refusal, match="lý do gia hạn"):
            commands.extend(petition_id=receipt.petition, variant="complex", note=" ", by=town.head, at=NOON)
        before = duties_about(f"voice:{receipt.petition}").get(rule="kn.first").due
        commands.extend(
            petition_id=receipt.petition, variant="complex", note="Phải xác minh ở hai nơi", by=town.head, at=NOON
        )
        after = duties_about(f"voice:{receipt.petition}").get(rule="kn.first")

    assert (before, after.due, after.variant) == (date(2026, 12, 21), date(2027, 1, 4), "complex")


def test_suspended_days_are_not_counted(filed, town, speak):
    receipt = filed(kind=Kind.COMPLAINT, knew_on=date(2026, 11, 1))
    with speak(town.head):
        commands.sort(petition_id=receipt.petition, kind=Kind.COMPLAINT, by=town.head, at=NOON)
        commands.accept(petition_id=receipt.petition, by=town.head, at=NOON)
        commands.suspend(petition_id=receipt.petition, note="Chờ kết luận giám định", by=town.head, at=NOON)
        commands.resume(petition_id=receipt.petition, by=town.head, at=NOON + timedelta(days=10))
        duty = duties_about(f"voice:{receipt.petition}").get(rule="kn.first")

    assert (duty.raw_due, duty.standing) == (date(2026, 12, 28), "open")


def test_the_third_hop_goes_to_the_common_superior(filed, town, speak):
    receipt = filed()
    key = receipt.petition
    with speak(town.receiver):
        commands.forward(
            petition_id=key, to=town.bodies["neighbour"], note="Việc ở phường bên cạnh", by=town.receiver, at=NOON
        )
    with speak(town.neighbour):
        commands.acknowledge(petition_id=key, by=town.neighbour, at=NOON)
        commands.forward(
            petition_id=key, to=town.bodies["bantcd"], note="Không thuộc thẩm quyền", by=town.neighbour, at=NOON
        )
    with speak(town.city_receiver):
        commands.acknowledge(petition_id=key, by=town.city_receiver, at=NOON)
        with pytest.raises(Refusal, match="trình cấp trên chung"):
            commands.forward(
                petition_id=key, to=town.committee, note="Trả lại nơi đầu tiên", by=town.city_receiver, at=NOON
            )
        commands.escalate(petition_id=key, note="Ba nơi đều cho là không thuộc mình", by=town.city_receiver, at=NOON)
    with speak(town.city_head):
        commands.allot(petition_id=key, to=town.committee, note="Giao nơi xảy ra việc", by=town.city_head, at=NOON)

    with as_system():
        petition = Petition.objects.get(pk=key)
        assert (petition.body_id, petition.hops, petition.stage) == (town.committee.pk, 3, "forwarded")


def test_a_group_complaint_names_its_representatives(filed, town):
    with pytest.raises(Refusal, match="Đơn có 7 người ký cần cử 1 đến 2 người đại diện; hiện có 0") as no:
        filed(kind=Kind.COMPLAINT, signers=7, knew_on=date(2026, 11, 1))

    assert no.value.field == "representatives"


def test_not_done_raises_a_request_to_reopen_and_the_head_reopens(filed, town, speak):
    receipt = filed()
    with speak(town.handler):
        commands.sort(petition_id=receipt.petition, kind=Kind.FEEDBACK, by=town.handler, at=NOON)
        commands.resolve(
            petition_id=receipt.petition,
            outcome=Outcome.DONE,
            answer="Đã thay bóng đèn hẻm 12.",
            by=town.handler,
            at=NOON,
        )
    with as_system():
        commands.rate(
            petition_id=receipt.petition, solved="no", satisfied=False, at=NOON, reasons=(Dissatisfaction.NOT_DONE,)
        )
        with pytest.raises(Refusal, match="đã được đánh giá"):
            commands.rate(petition_id=receipt.petition, solved="yes", satisfied=True, at=NOON)
    with speak(town.head):
        commands.reopen(petition_id=receipt.petition, note="Đèn vẫn tắt, kiểm tra lại", by=town.head, at=NOON)

    with as_system():
        petition = Petition.objects.get(pk=receipt.petition)
    assert (petition.stage, petition.reopenings, petition.outcome) == ("verifying", 1, "")


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.ANSWER, Act.REFUSE])
def test_nothing_is_done_with_a_petition_nobody_classified(act):
    with pytest.raises(Refusal, match="nên chưa thể"):
        rules.BOOKS[Kind.UNSORTED].step(Stage.FILED, act)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_step_of_every_book_names_rules_that_exist(kind):
    from caunoi.law.queries import in_force

    keys = {key for step in rules.BOOKS[kind] for key in (*step.starts, *step.meets)}

    assert all(in_force(key, on=NOON.date()).value for key in keys)

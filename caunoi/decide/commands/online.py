"""The online ballot nobody can read: codes, casting, opening at the close."""

import hashlib
import secrets
import uuid
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.decide import queries, rules
from caunoi.decide.facts import CodeReissued, OnlineClosed, OnlineOpened
from caunoi.decide.models import Decision, OnlineBallot, OnlinePass
from caunoi.decide.rules import Votes
from caunoi.decide.words import Act, Form, Stage, Team
from caunoi.identity.sealing import keyed_digest, new_secret, seal, unseal
from caunoi.kernel.refusal import Refusal
from caunoi.ledger import seal as trees
from caunoi.ledger.commands import record

from .common import Actor, locked, must_keep, ref_of, step_of, take
from .meeting import members, must_be_the_day
from .settling import settle
from .starting import household_of

#: What an online ballot may say.
CHOICES = ("yes", "no", "blank")
#: The sort takes in every deleted row before the first is written anew.
_REWRITE = """
WITH gone AS (DELETE FROM decide_onlinepass WHERE decision_id = %(decision)s RETURNING id, household_id, code_digest, used)
INSERT INTO decide_onlinepass (decision_id, household_id, code_digest, used)
SELECT %(decision)s, household_id, code_digest, used OR id = %(used)s FROM gone ORDER BY household_id
"""


@transaction.atomic
def open_online(*, decision_id: uuid.UUID, by: Actor, at: datetime) -> list[tuple[str, str]]:
    """Open the online vote: a one-time code for each household, given here once and kept only as a digest."""
    row = locked(decision_id)
    step = step_of(row, Act.OPEN_ONLINE, by, at)
    day = localdate(at)
    must_be_the_day(row, day)
    rules.must_be_lawful(queries.obstacles_of(row, day))
    rules.must_be_ready(queries.wanted_of(row, day))
    rules.must_be_manned((Team.ONLINE_TEAM,), members(row), queries.law_on(day))
    slips = [(each, new_secret()) for each in queries.households_of(row.place_id, day)]
    OnlinePass.objects.bulk_create(
        OnlinePass(decision=row, household=each, code_digest=keyed_digest(code)) for each, code in slips
    )
    take(row, step, by=by, at=at)
    record(OnlineOpened(codes=len(slips)), about=row.ref, by=ref_of(by), at=at)
    return [(each.code, code) for each, code in slips]


@transaction.atomic
def reissue_code(*, decision_id: uuid.UUID, household: str, reason: str, by: Actor, at: datetime) -> str:
    """Replace a household's lost code that has not been used; the earlier one no longer opens anything."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    if row.stage != Stage.VOTING or row.form != Form.ONLINE:
        raise Refusal("Cuộc biểu quyết trực tuyến không đang mở.", "The online vote is not open.")
    found = household_of(row, household, localdate(at))
    right = OnlinePass.objects.select_for_update().filter(decision=row, household=found).first()
    if right is None or right.used:
        raise Refusal(
            "Hộ này đã biểu quyết, hoặc không có mã.", "This household has voted, or has no code.", field="household"
        )
    code = new_secret()
    right.code_digest = keyed_digest(code)
    right.save(update_fields=["code_digest"])
    record(CodeReissued(reason=rules.must_be_words(reason, "reason", most=300)), about=row.ref, by=ref_of(by), at=at)
    return code


def cast(*, code: str, decision_code: str, choice: str, at: datetime) -> str:
    """Cast a household's one online ballot; gives the receipt, which is its commitment and says nothing of the choice.

    The right used up and the ballot are written in one transaction, and every row of the vote is rewritten with them, so
    that neither row versions nor the order of rows in the storage tie one to the other.
    """
    if choice not in CHOICES:
        raise Refusal("Hãy chọn một ý kiến.", "Choose one.", field="choice")
    with as_system(), transaction.atomic():
        row = (
            Decision.objects.select_for_update(of=("self",))
            .filter(code=decision_code[:12], form=Form.ONLINE.value)
            .first()
        )
        if row is None or row.stage != Stage.VOTING or (row.vote_until is not None and localdate(at) > row.vote_until):
            raise Refusal("Cuộc biểu quyết này chưa mở hoặc đã kết thúc.", "This vote is not open.")
        right = OnlinePass.objects.select_for_update().filter(decision=row, code_digest=keyed_digest(code[:40])).first()
        if right is None:
            raise Refusal(
                "Mã biểu quyết không đúng. Hãy xem lại tờ mã của hộ, phân biệt số 0 và chữ.", "The code is not right. Look at the household's slip again.",
                field="code",
            )  # fmt: skip
        if right.used:
            raise Refusal(
                "Mã này đã được dùng: mỗi hộ biểu quyết một lần.",
                "This code has been used: each household votes once.",
                field="code",
            )
        nonce = secrets.token_hex(32)
        commitment = hashlib.sha256(f"caunoi.ballot.1|{row.pk}|{choice}|{nonce}".encode()).hexdigest()
        OnlineBallot.objects.create(
            decision=row, commitment=commitment, choice=seal({"choice": choice, "nonce": nonce})
        )
        OnlineBallot.objects.filter(decision=row).update(decision=row)
        _use_up(row, right)
    return commitment


def _use_up(row: Decision, right: OnlinePass) -> None:
    """Mark a right used and write all of the vote's rights anew in the order of the roll: where a row lies says nothing of when."""
    with connection.cursor() as cursor:
        cursor.execute(_REWRITE, {"decision": row.pk, "used": right.pk})


def count_online(row: Decision, day: date, by: Actor, at: datetime) -> None:
    """Open every sealed choice at the close, check it against its commitment, publish the tree's root, settle."""
    with as_system():
        ballots = list(OnlineBallot.objects.filter(decision=row).order_by("commitment"))
        base = OnlinePass.objects.filter(decision=row).count()
        used = OnlinePass.objects.filter(decision=row, used=True).count()
        said = [_opened(row, each) for each in ballots]
    if len(ballots) != used:
        raise Refusal(
            f"Có {len(ballots)} phiếu nhưng {used} hộ đã dùng mã; không công bố kết quả khi chưa làm rõ.",
            f"{len(ballots)} ballots but {used} codes used; no result before this is explained.",
        )
    leaves = [bytes.fromhex(each.commitment) for each in ballots]
    row.online_root = trees.root(leaves).hex() if leaves else ""
    row.save(update_fields=["online_root"])
    record(OnlineClosed(ballots=len(ballots), root=row.online_root), about=row.ref, by=ref_of(by), at=at)
    votes = Votes(present=len(said), yes=said.count("yes"), no=said.count("no"), blank=said.count("blank"))
    settle(row, votes, base=base, on=day, by=by, at=at)


def _opened(row: Decision, ballot: OnlineBallot) -> str:
    held = unseal(ballot.choice)
    made = hashlib.sha256(f"caunoi.ballot.1|{row.pk}|{held['choice']}|{held['nonce']}".encode()).hexdigest()
    if made != ballot.commitment:
        raise Refusal("Một phiếu không khớp cam kết đã lưu.", "A ballot does not match its commitment.")
    return str(held["choice"])

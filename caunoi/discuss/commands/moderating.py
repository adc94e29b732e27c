"""Letting a proposed statement be shown, or saying why not."""

from datetime import datetime

from django.db import transaction

from caunoi.access.words import Role
from caunoi.discuss import rules
from caunoi.discuss.facts import StatementModerated
from caunoi.discuss.models import Statement
from caunoi.discuss.words import Stage, StatementStage
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .common import Actor, locked, must_work_here, ref_of


@transaction.atomic
def moderate(
    *, consultation_id: int, statement_id: int, show: bool, by: Actor, at: datetime, reason: str = ""
) -> Statement:
    """Show a waiting statement, or decline it with the reason its author will read; a shown one stays."""
    consultation = locked(consultation_id)
    must_work_here(by, Role.HANDLER, consultation)
    if Stage(consultation.stage) is not Stage.OPEN:
        raise Refusal("Chỉ duyệt nhận định khi đang lấy ý kiến.", "Statements are moderated while opinions are taken.")
    statement = Statement.objects.select_for_update().filter(pk=statement_id, consultation=consultation).first()
    if statement is None or StatementStage(statement.stage) is not StatementStage.WAITING:
        raise Refusal("Nhận định này đã được duyệt.", "This statement has been moderated already.")
    statement.reason = "" if show else rules.must_have_reason(reason)
    statement.stage = (StatementStage.SHOWN if show else StatementStage.DECLINED).value
    statement.moderated_by, statement.moderated_at = ref_of(by), at
    statement.save()
    record(
        StatementModerated(statement=statement.pk, stage=statement.stage), about=consultation.ref, by=ref_of(by), at=at
    )
    return statement

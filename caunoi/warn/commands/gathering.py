"""An officer says that letters are about one matter: from then on they count as one case."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from caunoi.access.context import as_system
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.voice import commands as voice
from caunoi.voice.queries import case_by_id, weekly
from caunoi.warn.facts import Gathered
from caunoi.warn.models import EarlyWarning, LetterSketch
from caunoi.warn.queries.alike import COPIES, copies_of

from .grouping import LOCK

#: Numbers named in the note on the case.
NAMED = 20


@transaction.atomic
def gather(*, petition_id: uuid.UUID, others: Sequence[uuid.UUID], by: Person, at: datetime) -> int:
    """Count a letter, its copies and the chosen ones as one case and note it on the letter; how many letters it now holds.

    Only by whoever may write on the letter's case, and only with letters they may open. Done again, it changes nothing.
    """
    petition = case_by_id(petition_id)
    chosen = list(dict.fromkeys(each for each in others if each != petition_id))[:COPIES]
    copies = copies_of(petition_id)
    rows = weekly.among([*chosen, *copies], most=COPIES)
    if petition is None or not rows or not set(chosen) <= {row.pk for row in rows}:
        raise Refusal("Không thấy các đơn đã chọn.", "The chosen letters are not to be found.", field="others")
    if any(row.place_id != petition.place_id for row in rows if row.pk in set(chosen)):
        raise Refusal("Chỉ gom đơn của cùng một địa phương.", "Only letters of one place are gathered.", field="others")
    with as_system(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        asked = [petition_id, *chosen]
        cases = dict(LetterSketch.objects.filter(petition__in=asked).values_list("petition", "case_id"))
        if set(cases) != set(asked):
            raise Refusal(
                "Có đơn không gom được: tố cáo, đơn giữ bí mật và đơn về cơ quan, cá nhân giữ riêng; đơn mới đến thì chờ một phút.",
                "A letter cannot be gathered: denunciations, secret letters and those against an office or a person stay apart; of one that just came, wait a minute.",
                field="others",
            )
        # A case that people were warned of keeps its name.
        warned = EarlyWarning.objects.filter(case_id__in=set(cases.values())).order_by("first_week", "pk")
        case = warned.values_list("case_id", flat=True).first() or cases[petition_id]
        LetterSketch.objects.filter(case_id__in=set(cases.values())).exclude(case_id=case).update(case_id=case)
        held = LetterSketch.objects.filter(case_id=case).count()
    numbers = sorted(row.register_number for row in rows)
    more = f" và {len(numbers) - NAMED} đơn khác" if len(numbers) > NAMED else ""
    text = f"Gom thành một vụ việc với đơn số {', '.join(numbers[:NAMED])}{more}."
    if not petition.steps.filter(act="note", note=text).exists():
        voice.note(petition_id=petition_id, text=text, by=by, at=at)
        record(Gathered(letters=len(rows) + 1), about=petition.ref, by=by.ref, at=at)
    return held

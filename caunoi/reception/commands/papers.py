"""Form 01/TCD (refusal, only on the two grounds that need it) and form 02/TCD (receipt for papers) as official papers."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from caunoi.duties.commands import meet_all
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import ground_list
from caunoi.ledger.commands import record
from caunoi.notices.commands import draft_letter, edit_paper, issue_paper, open_paper, sign_paper
from caunoi.notices.issuing import place_on_paper
from caunoi.notices.letters import Value
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import editable_text, papers_about
from caunoi.notices.words import Manner
from caunoi.places.models import Body

from .. import rules
from ..facts import PeopleShown
from ..models import Visit
from ..words import Sort, VisitStage
from .common import digest, locked_visit, must_work_in
from .day import WRITTEN
from .people import people_of

#: How a body is written in the symbol of its papers, by office.
SYMBOLS = {"ubnd": "UBND", "danguy": "ĐU", "bantcd": "BTCD", "ttpvhcc": "TTPVHCC"}
_KINDS = {Sort.UNSORTED: "phản ánh"}


@transaction.atomic
def draft_refusal(*, visit_id: uuid.UUID, settled_by: str, by: Person, at: datetime) -> IssuedPaper:
    """Lập Mẫu 01/TCD: only for a refusal the law wants in writing; who it goes to is sealed in it."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    rules.must_step(visit.state, VisitStage.REFUSED)
    item = next(each for each in ground_list("recv.refuse_grounds", on=visit.on) if each.code == visit.ground)
    if WRITTEN not in item.tags:
        raise Refusal(
            "Căn cứ này được giải thích tại chỗ, không lập Thông báo Mẫu 01/TCD.",
            "This ground is explained on the spot; no notice on form 01/TCD is made.",
        )
    who = _first_person(visit, by, at, "Lập thông báo từ chối tiếp công dân (Mẫu 01/TCD)")
    matter = visit.matters.order_by("position").first()
    fields: dict[str, Value] = {
        **_issuer(visit.body), "petitioner": who["name"], "petitioner_address": who["address"] or "(không khai)", "received_on": visit.on,
        "reception_place": visit.session.venue, "matter": matter.content[:500] if matter else visit.explained,
        "kind_words": _kind_words(matter.sort if matter else Sort.FEEDBACK), "settled_by": rules.must_say(
            clean(settled_by), "settled_by", "Hãy ghi vụ việc đã được giải quyết thế nào, bằng văn bản nào.",
            "Say how the case was settled, by which paper.", 10,
        ), "ground": item.vi,
    }  # fmt: skip
    return draft_letter(
        code="refuse_reception", fields=fields, about=visit.ref, body=visit.body, by=by, at=at, secret=True, hidden_from=visit.hidden_from,
        hidden_people=visit.hidden_people,
    )  # fmt: skip


@transaction.atomic
def issue_refusal(
    *, visit_id: uuid.UUID, paper_id: uuid.UUID, version: int, office: str, name: str, by: Person, at: datetime, text: str | None = None
) -> IssuedPaper:  # fmt: skip
    """Ký và gửi Mẫu 01/TCD: its words as they were edited, signed by the head, which meets the duty to tell in writing."""
    visit = locked_visit(visit_id)
    version = _reworded(visit, paper_id, version, text, by, at)
    sign_paper(paper_id=paper_id, version=version, manner=Manner.OWN, office=office, name=name, by=by, at=at)
    issued = issue_paper(paper_id=paper_id, by=by, at=at)
    meet_all(about=visit.ref, keys=["recv.refuse"], by=by.ref, at=at, evidence=f"paper:{paper_id}")
    return issued


@transaction.atomic
def draft_receipt(
    *,
    visit_id: uuid.UUID,
    documents: Sequence[str],
    by: Person,
    at: datetime,
    officer_title: str = "Người tiếp công dân",
) -> IssuedPaper:
    """Lập Mẫu 02/TCD: the papers handed over, item by item, for both sides to sign."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    rules.must_step(visit.state, VisitStage.UNDERWAY, VisitStage.DONE)
    kept = [clean(each)[:300] for each in documents if clean(each)]
    if not kept:
        raise Refusal("Hãy ghi từng giấy tờ đã nhận.", "List the papers received.", field="documents")
    visit.papers = kept[:50]
    visit.save(update_fields=["papers"])
    who = _first_person(visit, by, at, "Lập giấy biên nhận tài liệu (Mẫu 02/TCD)")
    matters = list(visit.matters.order_by("position"))
    fields: dict[str, Value] = {
        **_issuer(visit.body), "received_at": localtime(at), "reception_place": visit.session.venue, "officer": by.name,
        "officer_title": clean(officer_title) or "Người tiếp công dân", "petitioner": who["name"], "identity_number": who["id_number"],
        "petitioner_address": who["address"], "documents": kept, "register_number": f"{visit.line}/{visit.on.year}",
        "matter": "; ".join(each.content[:200] for each in matters) or "Theo trình bày tại buổi tiếp",
    }  # fmt: skip
    return draft_letter(
        code="receipt", fields=fields, about=visit.ref, body=visit.body, by=by, at=at, secret=True, hidden_from=visit.hidden_from,
        hidden_people=visit.hidden_people,
    )  # fmt: skip


@transaction.atomic
def sign_receipt(
    *, visit_id: uuid.UUID, paper_id: uuid.UUID, version: int, office: str, name: str, by: Person, at: datetime, text: str | None = None
) -> IssuedPaper:  # fmt: skip
    """Ký Mẫu 02/TCD: the receipt as it was edited takes its number and is handed over; both sides sign the print."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    version = _reworded(visit, paper_id, version, text, by, at)
    sign_paper(paper_id=paper_id, version=version, manner=Manner.OWN, office=office, name=name, by=by, at=at)
    return issue_paper(paper_id=paper_id, by=by, at=at)


@transaction.atomic
def words_of_draft(*, visit_id: uuid.UUID, paper_id: uuid.UUID, by: Person, at: datetime) -> str:
    """The words of a draft to be edited before it is signed; opening them is recorded, for a name is in them."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    return editable_text(
        open_paper(paper_id=_of_visit(visit, paper_id), by=by, at=at, reason="Soạn và ký biểu mẫu tiếp công dân")
    )


def _reworded(visit: Visit, paper_id: uuid.UUID, version: int, text: str | None, by: Person, at: datetime) -> int:
    """Keep the words as edited; the version to be signed."""
    _of_visit(visit, paper_id)
    if text is None or not text.strip():
        return version
    return edit_paper(paper_id=paper_id, version=version, text=text, by=by, at=at).version


def _of_visit(visit: Visit, paper_id: uuid.UUID) -> uuid.UUID:
    if not papers_about(visit.ref).filter(pk=paper_id).exists():
        raise Refusal("Không thấy văn bản này của lượt tiếp.", "This visit has no such paper.")
    return paper_id


def _first_person(visit: Visit, by: Person, at: datetime, reason: str) -> dict[str, str]:
    people = people_of(visit)
    if not people or not people[0].get("name"):
        raise Refusal(
            "Lượt này chưa ghi họ tên nên chưa lập được văn bản.", "Nobody's name is recorded; no paper can be made."
        )
    record(PeopleShown(reason=digest(reason), visits=1), about=visit.ref, by=by.ref, at=at)
    return {name: str(people[0].get(name) or "") for name in ("name", "address", "id_number")}


def _issuer(body: Body) -> dict[str, str]:
    symbol = (
        SYMBOLS.get(body.office) or body.short_name or "".join(w[0] for w in body.name.split() if w[0].isupper())[:6]
    )
    return {"issuer": body.name, "place": place_on_paper(body.place), "body_symbol": symbol}


def _kind_words(kind: Sort) -> str:
    return _KINDS.get(kind) or kind.vi.lower()

"""What every act here shares: whose work it is, what is locked, which step the book allows."""

import hashlib
import uuid
from datetime import date, datetime

from caunoi.access.queries import roles_in
from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.commend import rules
from caunoi.commend.facts import CampaignMoved, NominationMoved
from caunoi.commend.models import Campaign, Nomination
from caunoi.commend.words import Act, Stage, Standing
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body

#: An operator's command may act without a role; a person never.
Actor = Person | str


def must_work(by: Actor, role: Role, body: Body) -> None:
    """Refuse, saying whose work it is, unless the person may do the role's work in the body."""
    if isinstance(by, Person):
        must_hold(roles_in(by, body), role, body.name)


def ref_of(by: Actor) -> str:
    """How the ledger names who acted."""
    return by.ref if isinstance(by, Person) else by


def name_of(by: Actor) -> str:
    """How a paper names who acted."""
    return by.name if isinstance(by, Person) else ""


def digest(text: str) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def locked(campaign_id: uuid.UUID) -> Campaign:
    """The campaign, locked for this transaction; refuses where it is not the speaker's to see."""
    rows = Campaign.objects.select_for_update(of=("self",)).select_related("body__place", "place")
    found = rows.filter(pk=campaign_id).first()
    if found is None:
        raise Refusal("Không thấy đợt khen thưởng này.", "There is no such campaign.")
    return found


def read(campaign_id: uuid.UUID) -> Campaign:
    """The campaign without its lock, for acts of bodies that may not change it."""
    found = Campaign.objects.select_related("body__place", "place").filter(pk=campaign_id).first()
    if found is None:
        raise Refusal("Không thấy đợt khen thưởng này.", "There is no such campaign.")
    return found


def locked_nomination(nomination_id: uuid.UUID) -> Nomination:
    """The nomination, locked for this transaction."""
    rows = Nomination.objects.select_for_update(of=("self",)).select_related(
        "campaign__body", "campaign__place", "by_body", "collective"
    )
    found = rows.filter(pk=nomination_id).first()
    if found is None:
        raise Refusal("Không thấy đề nghị này.", "There is no such nomination.")
    return found


def must_be_at(campaign: Campaign, *stages: Stage) -> None:
    """Refuse what does not belong to where the campaign stands."""
    if Stage(campaign.stage) not in stages:
        stage = Stage(campaign.stage)
        raise Refusal(
            f"Đợt khen thưởng đang ở bước “{stage.vi}” nên chưa làm được việc này.",
            f"The campaign is at “{stage.en}”; this is not possible now.",
        )


def must_be_current(campaign: Campaign, version: int | None) -> None:
    """Refuse an act decided on a page that somebody else has changed meanwhile."""
    if version is not None and version != campaign.version:
        raise Refusal(
            "Người khác vừa thay đổi đợt khen thưởng này. Hãy xem lại rồi làm tiếp.",
            "Somebody else has just changed this campaign. Look again, then go on.",
        )


def take(
    campaign: Campaign, act: Act, by: Actor, at: datetime, *, dossiers: str = "", until: date | None = None
) -> None:
    """Move a locked campaign by its book: its stage and its ledger entry; the caller saves it."""
    step = rules.BOOK.step(Stage(campaign.stage), act)
    must_work(by, Role(step.by), campaign.body)
    campaign.stage = step.then.value
    campaign.version += 1
    fact = CampaignMoved(step=act.value, stage=campaign.stage, dossiers=dossiers, until=until)
    record(fact, about=campaign.ref, by=ref_of(by), at=at)


def stand(nomination: Nomination, standing: Standing, by: Actor, at: datetime, reason: str = "") -> None:
    """Give a nomination its standing, with the reason kept in the room and its digest in the ledger."""
    nomination.standing, nomination.reason = standing.value, reason
    nomination.save(update_fields=["standing", "reason"])
    fact = NominationMoved(nomination=str(nomination.pk), standing=standing.value, reason=digest(reason))
    record(fact, about=nomination.campaign.ref, by=ref_of(by), at=at)

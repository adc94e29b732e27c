"""Receiving a petition: the same clock, the same number, the same receipt, whatever way it comes in."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.timezone import localdate

from caunoi.duties.commands import open_duty
from caunoi.identity import sealing
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import nfc
from caunoi.law.queries import representatives_for

from .. import routing, rules
from ..facts import Filed
from ..filing import Filing, Who
from ..models import Draft, Petition, Petitioner, PetitionStep
from ..senders import mark_of
from ..words import Act, Channel, Kind, Part, Stage
from .case import ref_of
from .writing import write_petition

LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the filer keeps: the code that tracks, the secret that opens, and the ledger's digest that proves."""

    petition: uuid.UUID
    code: str
    secret: str
    number: str
    body: str
    received_at: str
    due: str
    leaf: str

    def kept(self) -> dict[str, str]:
        """As JSON values."""
        return {name: str(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def from_kept(cls, kept: dict[str, str]) -> "Receipt":
        """The receipt back from its JSON values."""
        words = {name: value for name, value in kept.items() if name != "petition"}
        return cls(petition=uuid.UUID(kept["petition"]), **words)


@transaction.atomic(savepoint=False)
def lodge(
    *, filing: Filing, channel: Channel, by: Person | str, at: datetime, received_on: date | None = None, key: str = ""
) -> Receipt:
    """Take a petition in; the same ``key`` sent again gives back the same receipt and files nothing twice.

    Refuses what cannot come this way (a denunciation by web), an empty or endless text, a group without representatives.
    """
    draft = _claimed(key, at) if key else None
    if draft is not None and draft.petition:
        return Receipt.from_kept(sealing.unseal(draft.sealed))
    rules.must_be_open_to(filing.kind, channel)
    title, text = _checked(filing)
    day = received_on or localdate(at)
    _check_group(filing, day)
    petition = _petition(filing, channel, title=title, text=text, day=day, at=at)
    code, secret = sealing.new_code(), sealing.new_secret()
    petition.code, petition.code_digest, petition.secret_digest = (
        code,
        sealing.digest(code),
        sealing.keyed_digest(secret),
    )
    petition.year = day.year
    actor = ref_of(by)
    filed = Filed(
        kind=petition.kind, channel=channel.value, body=petition.body.code, number="", digest=content_digest(petition)
    )
    step = PetitionStep(
        petition=petition, act=Act.FILE.value, kind=petition.kind, stage=petition.stage, by=actor,
        by_name=by.name if isinstance(by, Person) else "", body=petition.body, at=at,
    )  # fmt: skip
    leaf = write_petition(petition, _people(petition, filing, at), step, filed)
    duty = open_duty(
        rule=rules.FIRST_CLOCK[Kind(petition.kind)], about=petition.ref, owed_by=petition.body, by=actor, at=at, starts_on=day,
        subject=petition.register_number, owed_to="resident", hidden_from=petition.respondents,
    )  # fmt: skip
    receipt = Receipt(
        petition.pk,
        code,
        secret,
        petition.register_number,
        petition.body.name,
        at.isoformat(),
        duty.due.isoformat(),
        leaf,
    )
    if draft is not None:
        draft.petition, draft.sealed, draft.updated_at = petition.pk, sealing.seal(receipt.kept()), at
        draft.save(update_fields=["petition", "sealed", "updated_at"])
    return receipt


def content_digest(petition: Petition) -> str:
    """The digest of what was filed, so that the receipt proves the words too."""
    return hashlib.sha256(f"{petition.title}\n{petition.text}\n{petition.wish}".encode()).hexdigest()


def key_digest(key: str) -> str:
    """What is kept of a draft's or request's key."""
    return hashlib.sha256(key.encode()).hexdigest()


def _claimed(key: str, at: datetime) -> Draft:
    digest = key_digest(key)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO voice_draft (key_digest, sealed, started_by, updated_at) VALUES (%s, '', '', %s) ON CONFLICT (key_digest) DO NOTHING",
            [digest, at],
        )
    return Draft.objects.select_for_update().get(key_digest=digest)


def _checked(filing: Filing) -> tuple[str, str]:
    title = rules.must_say(
        nfc(filing.title).replace("\x00", ""), "title", "Hãy ghi tóm tắt việc cần giải quyết.", "Give a short title.", 5
    )
    text = rules.must_say(
        nfc(filing.text).replace("\x00", ""),
        "text",
        "Hãy kể rõ sự việc (ít nhất vài câu).",
        "Please tell what happened.",
        10,
    )
    if len(text) > LONGEST:
        raise Refusal(
            f"Nội dung dài {len(text):,} ký tự, quá {LONGEST:,}. Hãy rút gọn và gửi phần còn lại bằng tệp đính kèm.".replace(
                ",", "."
            ),
            f"The text has {len(text):,} characters, more than {LONGEST:,}. Shorten it and attach the rest as a file.",
            field="text",
        )
    return title[:300], text


def _check_group(filing: Filing, day: date) -> None:
    """A complaint or denunciation by a group names its representatives (LTCD Điều 29; NĐ 155/2026 Điều 10)."""
    if filing.kind in (Kind.COMPLAINT, Kind.DENUNCIATION) and filing.signers > 1:
        lowest, highest = representatives_for(filing.signers, on=day)
        named = sum(1 for who in filing.people if who.part is Part.REPRESENTATIVE)
        rules.must_name_representatives(filing.signers, named, lowest, highest)


def _petition(filing: Filing, channel: Channel, *, title: str, text: str, day: date, at: datetime) -> Petition:
    respondents = routing.with_those_below(filing.respondent_bodies, day)
    body = routing.receiving_body(filing, respondents, day)
    return Petition(
        kind=filing.kind.value, declared_kind=filing.kind.value, channel=channel.value, stage=Stage.FILED.value, title=title, text=text,
        wish=nfc(filing.wish).replace("\x00", ""), knew_on=filing.knew_on, address=nfc(filing.address).replace("\x00", ""),
        topic=filing.topic, place=filing.place, province_id=routing.province_of(filing.place), body=body, registered_by=body,
        received_at=at, received_on=day, respondent=nfc(filing.respondent).replace("\x00", ""), respondents=respondents,
        respondent_people=list(filing.respondent_people), seen_by=[body.pk], secret=filing.secret,
        anonymous=not any(who.name.strip() for who in filing.people), signers=max(filing.signers, 1), repeat=filing.repeat,
        instance=filing.instance, previous_id=filing.previous, checklist=filing.checklist, synthetic=filing.synthetic,
        visit=filing.visit,
    )  # fmt: skip


def _people(petition: Petition, filing: Filing, at: datetime) -> list[Petitioner]:
    sealed_away = filing.secret or filing.kind is Kind.DENUNCIATION
    unmarked = sealed_away or bool(petition.respondents or petition.respondent_people)
    return [
        Petitioner(
            petition=petition, part=who.part.value, position=position, joined_at=at, reachable="email" if who.email else "phone" if who.phone else "",
            sealed=sealing.seal({"name": who.name, "address": who.address, "phone": who.phone, "email": who.email, "id_number": who.id_number}),
            masked="" if sealed_away else sealing.masked_name(who.name),
            mark=None if unmarked or position > 1 else mark_of(who, petition.place_id, petition.received_on),
        )
        for position, who in enumerate(filing.people or (Who(),), start=1)
    ]  # fmt: skip

"""Keeping a household roll: add, import, name a representative by consent, end. Nothing is ever deleted."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.decide import rules
from caunoi.decide.facts import HouseholdEnded, HouseholdsAdded, RepresentativeOpened, RepresentativeSet
from caunoi.decide.models import Household
from caunoi.decide.queries import households_of, representative_of
from caunoi.identity.sealing import seal
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Place
from caunoi.places.words import Level

from .common import Actor, commune_of, must_keep, ref_of


def roll_ref(place: Place) -> str:
    """How the ledger names a village's roll."""
    return f"roll:{place.code}"


@transaction.atomic
def import_roll(*, place: Place, rows: list[rules.RollRow], by: Actor, at: datetime) -> int:
    """Put the good rows of a list onto the roll; a code already there is left as it is. How many were added."""
    _must_be_village(place)
    must_keep(by, place, commune_of(place), at)
    Place.objects.select_for_update().get(pk=place.pk)
    day = localdate(at)
    held = set(Household.objects.filter(place=place, until__isnull=True).values_list("code", flat=True))
    new = [
        Household(
            place=place, commune=commune_of(place), code=row.code, since=day, consented_on=row.consented_on,
            representative=seal({"name": row.representative}) if row.representative else None,
        )
        for row in rows if row.wrong is None and row.code not in held
    ]  # fmt: skip
    Household.objects.bulk_create(new)
    if new:
        fact = HouseholdsAdded(codes=tuple(row.code for row in new[:200]), active=len(held) + len(new))
        record(fact, about=roll_ref(place), by=ref_of(by), at=at)
    return len(new)


@transaction.atomic
def add_household(
    *, place: Place, code: str, by: Actor, at: datetime, representative: str = "", consented_on: date | None = None
) -> Household:
    """Put one household onto the roll; refuses a code that is on it."""
    _must_be_village(place)
    must_keep(by, place, commune_of(place), at)
    code = rules.must_be_code(code)
    _must_consent(representative, consented_on)
    try:
        with transaction.atomic():
            row = Household.objects.create(
                place=place, commune=commune_of(place), code=code, since=localdate(at), consented_on=consented_on if representative else None,
                representative=seal({"name": representative.strip()}) if representative.strip() else None,
            )  # fmt: skip
    except IntegrityError:
        raise Refusal(f"Mã {code} đang có trên sổ hộ.", f"Code {code} is on the roll.", field="code") from None
    active = households_of(place.pk, localdate(at)).count()
    record(HouseholdsAdded(codes=(code,), active=active), about=roll_ref(place), by=ref_of(by), at=at)
    return row


@transaction.atomic
def set_representative(
    *, household_id: int, representative: str, by: Actor, at: datetime, consented_on: date | None = None
) -> Household:
    """Name or change a household's representative by consent; an empty name withdraws it."""
    row = _locked(household_id)
    must_keep(by, row.place, row.commune, at)
    name = representative.strip()[:200]
    _must_consent(name, consented_on)
    row.representative = seal({"name": name}) if name else None
    row.consented_on = consented_on if name else None
    row.save(update_fields=["representative", "consented_on"])
    record(RepresentativeSet(code=row.code, named=bool(name)), about=roll_ref(row.place), by=ref_of(by), at=at)
    return row


@transaction.atomic
def end_household(*, household_id: int, reason: str, by: Actor, at: datetime) -> Household:
    """Take a household off the roll from today; what it did stays."""
    row = _locked(household_id)
    must_keep(by, row.place, row.commune, at)
    reason = rules.must_be_words(reason, "reason", least=3, most=300)
    if row.until is not None:
        raise Refusal("Hộ này đã ra khỏi sổ.", "This household is off the roll already.")
    row.until, row.representative, row.consented_on = localdate(at), None, None
    row.save(update_fields=["until", "representative", "consented_on"])
    record(
        HouseholdEnded(code=row.code, until=row.until, reason=reason), about=roll_ref(row.place), by=ref_of(by), at=at
    )
    return row


@transaction.atomic
def open_representatives(*, place: Place, reason: str, by: Actor, at: datetime) -> dict[int, str]:
    """Read the sealed names of a roll, for a reason that is recorded."""
    must_keep(by, place, commune_of(place), at)
    reason = rules.must_be_words(reason, "reason", least=10, most=300)
    record(RepresentativeOpened(reason=reason), about=roll_ref(place), by=ref_of(by), at=at)
    return {row.pk: representative_of(row) for row in households_of(place.pk, localdate(at)) if row.representative}


def _locked(household_id: int) -> Household:
    found = (
        Household.objects.select_for_update(of=("self",))
        .select_related("place__parent", "commune")
        .filter(pk=household_id)
        .first()
    )
    if found is None:
        raise Refusal(
            "Không thấy hộ này, hoặc bạn không được xem.", "This household does not exist, or is not yours to see."
        )
    return found


def _must_consent(name: str, consented_on: date | None) -> None:
    if name.strip() and consented_on is None:
        raise Refusal(
            "Chỉ ghi tên người đại diện khi người đó đồng ý; hãy ghi ngày đồng ý.",
            "A representative is named only by consent; give the day.",
            field="consented_on",
        )


def _must_be_village(place: Place) -> None:
    if place.level not in (Level.GROUP, Level.BLOCK):
        raise Refusal("Sổ hộ được lập theo thôn, tổ dân phố.", "A roll is kept by residential group.", field="place")

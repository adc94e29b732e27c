"""Announcing a random draw, and carrying it out once with public chance."""

import secrets
from dataclasses import asdict
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.discuss.draw import kernel
from caunoi.discuss.facts import ChanceEntered, DrawAnnounced, PanelDrawn
from caunoi.discuss.models import PanelDraw
from caunoi.identity.models import Person
from caunoi.identity.sealing import seal, unseal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, slug
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, ref_of


@transaction.atomic
def announce_draw(
    *, body: Body, title: str, codes: str, seats: int, source: str, chance_on: date, by: Actor, at: datetime,
    synthetic: bool = False,
) -> PanelDraw:  # fmt: skip
    """Publish the list, the seats and the promise, before the chance that will decide is known."""
    if isinstance(by, Person):
        require(by, Role.HANDLER, body)
    lines = kernel.canonical(codes)
    shares = kernel.seats_by_stratum(lines, seats)
    title, source = clean(title), kernel.chance_as_entered(clean(source))
    if len(title) < 10:
        raise Refusal(
            "Hãy ghi tên cuộc bốc thăm (ít nhất 10 chữ cái).", "Name the draw (at least 10 letters).", field="title"
        )
    if not kernel.SOURCE.fullmatch(source):
        raise Refusal(
            "Hãy ghi nguồn ngẫu nhiên công khai sẽ dùng, ví dụ “xổ số miền Bắc, giải đặc biệt” (10 đến 200 ký tự: chữ, số, dấu cách và . , : - / ( )).",
            "Say which public chance will be used, such as a lottery's first prize (10 to 200 letters, digits, spaces and . , : - / ( )).",
            field="source",
        )
    if chance_on <= localdate(at):
        raise Refusal(
            "Kết quả ngẫu nhiên phải có sau hôm nay: không ai được biết trước khi danh sách công bố.",
            "The chance must come after today: nobody may know it before the list is out.",
            field="chance_on",
        )
    secret, digest = secrets.token_hex(16), kernel.digest_of(lines)
    promise = kernel.promise_of(digest, shares, kernel.decider(source, chance_on), secret)
    try:
        with transaction.atomic():
            found = PanelDraw.objects.create(
                slug=f"{slug(title)[:60].strip('-')}-{secrets.token_hex(3)}", body=body, place=body.place, title=title, codes="\n".join(lines),
                codes_digest=digest, seats=shares, promise=promise, source=source, chance_on=chance_on, sealed=seal({"secret": secret}), announced_at=at,
                synthetic=synthetic,
            )  # fmt: skip
    except IntegrityError:
        # A second click announces nothing twice: the first promise stands.
        return PanelDraw.objects.get(body=body, title=title, codes_digest=digest, chance_on=chance_on)
    record(
        DrawAnnounced(
            codes=len(lines),
            codes_digest=digest,
            seats=seats,
            promise=found.promise,
            source=source,
            chance_on=chance_on,
        ),
        about=found.ref,
        by=ref_of(by),
        at=at,
    )
    return found


@transaction.atomic
def enter_chance(*, draw_id: int, chance: str, by: Actor, at: datetime, reason: str = "") -> PanelDraw:
    """Enter what the announced chance came to; until the draw is made a typing error is corrected with a reason, in public."""
    found = _locked(draw_id, by)
    _must_wait(found)
    if localdate(at) < found.chance_on:
        raise Refusal(
            f"Chưa đến ngày {found.chance_on:%d/%m/%Y} có kết quả ngẫu nhiên đã công bố.",
            f"The chance announced comes on {found.chance_on:%d/%m/%Y}.",
            field="chance",
        )
    entered = kernel.chance_as_entered(clean(chance))
    if not kernel.CHANCE.fullmatch(entered):
        raise Refusal(
            "Hãy nhập đúng kết quả ngẫu nhiên công khai: chữ, số, dấu cách và . , : - / ( ), tối đa 200 ký tự.",
            "Enter the public chance: letters, digits, spaces and . , : - / ( ), at most 200 characters.",
            field="chance",
        )
    before, why = found.entered, clean(reason)
    if entered == before:
        return found
    if before and len(why) < 10:
        raise Refusal(
            "Hãy ghi vì sao sửa số đã nhập (ít nhất 10 chữ cái); lý do được công khai.",
            "Say why the number entered is corrected (at least 10 letters); the reason is public.",
            field="reason",
        )
    if before:
        found.corrections = [*found.corrections, {"before": before, "after": entered, "reason": why[:500], "at": at.isoformat()}]  # fmt: skip
    found.entered, found.entered_at = entered, at
    found.save(update_fields=["entered", "entered_at", "corrections"])
    record(ChanceEntered(chance=entered, before=before, reason=why if before else ""), about=found.ref, by=ref_of(by), at=at)  # fmt: skip
    return found


@transaction.atomic
def draw_panel(*, draw_id: int, chance: str, by: Actor, at: datetime) -> PanelDraw:
    """Draw with the chance entered, read once more by whoever announces; a draw is carried out once, a second click changes nothing."""
    found = _locked(draw_id, by)
    if found.drawn_at is not None and kernel.chance_as_entered(clean(chance)) == found.chance:
        return found
    _must_wait(found)
    if not found.entered:
        raise Refusal(
            "Hãy nhập kết quả ngẫu nhiên công khai trước, xem lại rồi mới bốc.",
            "Enter the public chance first and read it over before the draw.",
            field="chance",
        )
    if kernel.chance_as_entered(clean(chance)) != found.entered:
        raise Refusal(
            f"Số vừa xác nhận khác số đã nhập ({found.entered}). Hãy xem lại nguồn công khai; nhập sai thì sửa kèm lý do.",
            f"What you confirmed differs from what was entered ({found.entered}). Look at the source; a wrong entry is corrected with a reason.",
            field="chance",
        )
    secret = str(unseal(found.sealed)["secret"])
    seed = kernel.seed_of(found.codes_digest, found.seats, found.decided_by, secret, found.entered)
    found.secret, found.chance, found.seed, found.drawn_at, found.drawn_by = secret, found.entered, seed, at, ref_of(by)
    found.result = [asdict(part) for part in kernel.drawn(found.codes.splitlines(), found.seats, seed)]
    found.save(update_fields=["secret", "chance", "seed", "result", "drawn_at", "drawn_by"])
    record(PanelDrawn(chance=found.chance, seed=seed, seats=sum(found.seats.values())), about=found.ref, by=ref_of(by), at=at)  # fmt: skip
    return found


def _locked(draw_id: int, by: Actor) -> PanelDraw:
    found = PanelDraw.objects.select_for_update(of=("self",)).select_related("body").filter(pk=draw_id).first()
    if found is None:
        raise Refusal("Không thấy cuộc bốc thăm này.", "There is no such draw.")
    if isinstance(by, Person):
        require(by, Role.HANDLER, found.body)
    return found


def _must_wait(found: PanelDraw) -> None:
    if found.drawn_at is not None:
        raise Refusal(
            "Cuộc bốc thăm này đã có kết quả, không bốc lại.", "This draw has been made; it is not made again."
        )

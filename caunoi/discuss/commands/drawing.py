"""Announcing a random draw, and carrying it out once with public chance."""

import secrets
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.discuss.draw import kernel
from caunoi.discuss.facts import DrawAnnounced, PanelDrawn
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
    *, body: Body, title: str, codes: str, seats: int, source: str, chance_on: date, by: Actor, at: datetime
) -> PanelDraw:
    """Publish the list, the seats and the promise, before the chance that will decide is known."""
    if isinstance(by, Person):
        require(by, Role.HANDLER, body)
    lines = kernel.canonical(codes)
    shares = kernel.seats_by_stratum(lines, seats)
    title, source = clean(title), clean(source)
    if len(title) < 10:
        raise Refusal(
            "Hãy ghi tên cuộc bốc thăm (ít nhất 10 chữ cái).", "Name the draw (at least 10 letters).", field="title"
        )
    if len(source) < 10:
        raise Refusal(
            "Hãy ghi nguồn ngẫu nhiên công khai sẽ dùng, ví dụ “xổ số miền Bắc, giải đặc biệt”.",
            "Say which public chance will be used, such as a lottery's first prize.",
            field="source",
        )
    if chance_on <= localdate(at):
        raise Refusal(
            "Kết quả ngẫu nhiên phải có sau hôm nay: không ai được biết trước khi danh sách công bố.",
            "The chance must come after today: nobody may know it before the list is out.",
            field="chance_on",
        )
    secret, digest = secrets.token_hex(16), kernel.digest_of(lines)
    found = PanelDraw.objects.create(
        slug=f"{slug(title)[:60].strip('-')}-{secrets.token_hex(3)}", body=body, place=body.place, title=title, codes="\n".join(lines),
        codes_digest=digest, seats=shares, promise=kernel.promise_of(digest, shares, secret), source=source, chance_on=chance_on,
        sealed=seal({"secret": secret}), announced_at=at,
    )  # fmt: skip
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
def draw_panel(*, draw_id: int, chance: str, by: Actor, at: datetime) -> PanelDraw:
    """Enter the public chance and draw; a draw is carried out once, whoever comes second is refused."""
    found = PanelDraw.objects.select_for_update(of=("self",)).select_related("body").filter(pk=draw_id).first()
    if found is None:
        raise Refusal("Không thấy cuộc bốc thăm này.", "There is no such draw.")
    if isinstance(by, Person):
        require(by, Role.HANDLER, found.body)
    if found.drawn_at is not None:
        raise Refusal(
            "Cuộc bốc thăm này đã có kết quả, không bốc lại.", "This draw has been made; it is not made again."
        )
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
    secret = str(unseal(found.sealed)["secret"])
    seed = kernel.seed_of(found.codes_digest, found.seats, secret, entered)
    found.secret, found.chance, found.seed, found.drawn_at, found.drawn_by = secret, entered, seed, at, ref_of(by)
    found.result = [asdict(part) for part in kernel.drawn(found.codes.splitlines(), found.seats, seed)]
    found.save(update_fields=["secret", "chance", "seed", "result", "drawn_at", "drawn_by"])
    record(
        PanelDrawn(chance=entered, seed=seed, seats=sum(found.seats.values())), about=found.ref, by=ref_of(by), at=at
    )
    return found

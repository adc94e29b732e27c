"""How much of what says who somebody is the masks find, on synthetic letters with planted names, numbers and addresses."""

import random

from .stage import figure


def run() -> list[dict]:
    """Recall by sort of mark, and how often a letter without any gets one."""
    from caunoi.site.demo import texts
    from caunoi.voice import redaction

    rng = random.Random(3)
    planted = {"name": [0, 0], "phone": [0, 0], "identity_number": [0, 0], "address": [0, 0]}
    false = 0
    for _ in range(2000):
        letter = texts.letter(rng).text
        false += any(
            mark.sure and mark.what in ("name", "phone", "identity_number") for mark in redaction.marks(letter)
        )
        who = {
            "name": texts.person(rng), "phone": f"09{rng.randrange(10**8):08d}", "identity_number": f"0{rng.randrange(10**11):011d}",
            "address": f"số {rng.randrange(1, 400)}/{rng.randrange(1, 90)} đường {rng.choice(texts.STREETS)}",
        }  # fmt: skip
        text = f"{letter} Tôi tên {who['name']}, số điện thoại {who['phone']}, căn cước {who['identity_number']}, nhà {who['address']}."
        marks = redaction.marks(text)
        for what, value in who.items():
            at = text.rindex(value)
            planted[what][1] += 1
            planted[what][0] += any(mark.start <= at and mark.end >= at + len(value) for mark in marks)
    rows = [
        figure(f"recall, {what}", found / of, "share", f"{found} of {of} planted, synthetic")
        for what, (found, of) in planted.items()
    ]
    return [
        *rows,
        figure("letters with nothing planted that get a sure mark", false / 2000, "share", "2,000 synthetic letters"),
    ]

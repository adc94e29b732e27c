"""Records made public before they were followed: found in their rooms, put on the list with what has become of them.

Each room follows its own records from the day they are made; this round finds those older than that, once.
"""

from datetime import datetime
from itertools import batched

from caunoi.access.context import as_system
from caunoi.boards import commands as boards_commands
from caunoi.boards import queries as boards
from caunoi.dialogue import commands as dialogue_commands
from caunoi.dialogue import queries as dialogue
from caunoi.followup import queries as followup

STRIDE = 500


def follow_what_exists(*, at: datetime) -> int:
    """Follow public promises and advice that are not followed yet; how many were found."""
    found = 0
    with as_system():
        for rows in batched(dialogue.all_promises(None).iterator(chunk_size=STRIDE), STRIDE):
            known = followup.of_refs(row.ref for row in rows)
            for row in rows:
                if row.ref not in known:
                    dialogue_commands.follow_again(row, by="clock", at=at)
                    found += 1
        for advices in batched(boards.public_advice().iterator(chunk_size=STRIDE), STRIDE):
            known = followup.of_refs(f"boardadvice:{each.pk}" for each in advices)
            for advice in advices:
                if f"boardadvice:{advice.pk}" not in known:
                    boards_commands.follow_again(advice, by="clock", at=at)
                    found += 1
    return found

"""What may be done with a record elsewhere: offered by kind, asked by reference, replaced by its name."""

from caunoi.ui.front import Way
from caunoi.ui.onward import Onward


def test_offers_are_found_by_the_kind_of_a_reference_and_replaced_by_their_name():
    register = Onward()
    register.offer("promise", "task", lambda ref, person: [Way(f"Giao {ref}", f"Give {ref}", "/cu/")])
    register.offer(
        "promise", "task", lambda ref, person: [Way(f"Giao {ref}", f"Give {ref}", "/moi/")] if person else []
    )

    assert [way.href for way in register.ways("promise:12", "ai đó")] == ["/moi/"]
    assert register.ways("promise:12", None) == []
    assert register.ways("dialogue:12", "ai đó") == []

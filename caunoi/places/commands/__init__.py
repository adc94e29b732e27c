"""The only writers of units, bodies, terms and competence."""

from .bodies import (
    appoint,
    appoint_heads,
    body_of_group,
    dissolve_body,
    end_term,
    establish_bodies,
    establish_body,
    rename_body,
)
from .competence import end_competence, set_competence
from .load import Loaded, load_places
from .units import (
    count_households,
    establish_place,
    mark_remote,
    merge_places,
    rename_place,
    split_place,
    succeed_place,
)

__all__ = [
    "Loaded",
    "appoint",
    "appoint_heads",
    "body_of_group",
    "count_households",
    "dissolve_body",
    "end_competence",
    "end_term",
    "establish_bodies",
    "establish_body",
    "establish_place",
    "load_places",
    "mark_remote",
    "merge_places",
    "rename_body",
    "rename_place",
    "set_competence",
    "split_place",
    "succeed_place",
]

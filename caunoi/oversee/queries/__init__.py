"""The only readers of supervision, hearings and criticism: a place's, a desk's, one with its course."""

from .bodies import addressees, drafters, front_of, fronts, hearers, my_bodies, overseers, subjects
from .criticisms import (
    Changed,
    Shown,
    answers_of,
    changes_of,
    criticism_of,
    criticisms_of,
    opinions_of,
    points_of,
    sections_of,
    ungrouped,
)
from .desk import Desk, desk_of
from .law import law_of
from .opendata import open_points, open_points_extent, open_supervisions, open_supervisions_extent
from .supervisions import (
    Figures,
    advice_of,
    figures,
    hearings_of,
    mark,
    programmes_of,
    supervision_of,
    supervisions_of,
    team_of,
)

__all__ = [
    "Changed",
    "Desk",
    "Figures",
    "Shown",
    "addressees",
    "advice_of",
    "answers_of",
    "changes_of",
    "criticism_of",
    "criticisms_of",
    "desk_of",
    "drafters",
    "figures",
    "front_of",
    "fronts",
    "hearers",
    "hearings_of",
    "law_of",
    "mark",
    "my_bodies",
    "open_points",
    "open_points_extent",
    "open_supervisions",
    "open_supervisions_extent",
    "opinions_of",
    "overseers",
    "points_of",
    "programmes_of",
    "sections_of",
    "subjects",
    "supervision_of",
    "supervisions_of",
    "team_of",
    "ungrouped",
]

"""What can have happened to units, bodies, terms and competence."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesLoaded(Fact):
    """The published list of units was brought in."""

    act = "load_places"
    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEstablished(Fact):
    """A unit, residential group or apartment block came into being."""

    act = "establish_place"
    name: str
    kind: str
    parent: str
    since: date
    instrument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRenamed(Fact):
    """A unit took another name or type and remained the same unit."""

    act = "rename_place"
    before: str
    after: str
    since: date
    instrument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSucceeded(Fact):
    """A unit ended; what it went into."""

    act = "succeed_place"
    into: tuple[str, ...]
    partial: bool
    since: date
    instrument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemotenessMarked(Fact):
    """Whether the longer periods for remote areas apply in a unit was set."""

    act = "mark_remote"
    remote: bool
    instrument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdsCounted(Fact):
    """The number of households of a residential group was recorded for a day."""

    act = "count_households"
    households: int
    on: date
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyEstablished(Fact):
    """A body came into being."""

    act = "establish_body"
    name: str
    kind: str
    place: str
    parent: str = ""
    since: date
    instrument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodiesEstablished(Fact):
    """The usual bodies of a province and its communes were set up at once."""

    act = "establish_bodies"
    bodies: int
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRenamed(Fact):
    """A body took another name and remained the same body."""

    act = "rename_body"
    before: str
    after: str
    since: date
    instrument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDissolved(Fact):
    """A body ended."""

    act = "dissolve_body"
    until: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointed(Fact):
    """A person took a seat in a body."""

    act = "appoint"
    person: str
    seat: str
    title: str
    since: date
    until: date | None = None
    instrument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEnded(Fact):
    """A person's seat in a body ended."""

    act = "end_term"
    person: str
    seat: str
    until: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceSet(Fact):
    """Who handles a matter was set or changed from a day."""

    act = "set_competence"
    matter: str = ""
    topic: str = ""
    level: str
    office: str
    part: str
    since: date
    cite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceEnded(Fact):
    """A rule of competence ended."""

    act = "end_competence"
    until: date
    reason: str = ""

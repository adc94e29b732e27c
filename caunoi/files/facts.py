"""What can have happened to a file; never its name or words."""

from dataclasses import dataclass

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored(Fact):
    """A file was attached: digests of what was sent and of what is kept."""

    act = "store_file"
    file: str
    kind: str
    size: int
    sent: str
    kept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted(Fact):
    """A file kept for a draft now belongs to a case."""

    act = "adopt_file"
    file: str
    sent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Fact):
    """A secret file was opened, for a reason."""

    act = "open_file"
    file: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed(Fact):
    """A file's content was taken away for good; its row stays."""

    act = "remove_file"
    file: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned(Fact):
    """A file was scanned again."""

    act = "scan_file"
    file: str
    health: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(Fact):
    """The machine read a paper."""

    act = "read_file"
    file: str
    engine: str
    confidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Fact):
    """A person checked what the machine read."""

    act = "correct_reading"
    file: str

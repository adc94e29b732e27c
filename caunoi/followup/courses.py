"""Which part of a course is run on the pages of following up, and which by the room it came from; rooms say so at start."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Course:
    """What officers and residents do here: answer, report done (with the duty of the promised day), dispute.

    A room that says nothing answers by itself (``commands.answered``) and leaves the rest to the pages here.
    """

    answer: bool = False
    finish: bool = True
    dispute: bool = True


class Courses:
    """Courses by the kind of record."""

    def __init__(self) -> None:
        self._by_source: dict[str, tuple[Course, str, str]] = {}

    def tell(self, source: str, vi: str, en: str, course: Course | None = None) -> None:
        """Name a kind of record ("check.recommendation") for people, and say how its course is run."""
        self._by_source[source] = (course or Course(), vi, en)

    def of(self, source: str) -> Course:
        """How a kind's course is run."""
        return self._by_source[source][0] if source in self._by_source else Course()

    def names(self) -> dict[str, tuple[str, str]]:
        """Every kind told of, with its Vietnamese and English name."""
        return {source: (vi, en) for source, (_course, vi, en) in self._by_source.items()}


#: The one register of this installation.
courses = Courses()

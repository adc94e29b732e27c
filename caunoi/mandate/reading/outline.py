"""Where in a document's numbering a sentence stands: "II.3.a" under the heading of part II."""

import bisect
import re
from dataclasses import dataclass

_MARK = re.compile(
    r"^[ \t]*(?:(?:Phần|Mục|Chương)[ \t]+(?P<part>[IVXLC]+|\d{1,2})[.:]?|(?P<roman>[IVXLC]{1,6})[.)/-]|(?P<dotted>\d{1,2}(?:\.\d{1,2}){0,3})[.)/]?|(?P<letter>[a-zđ])[.)])[ \t]+(?P<rest>[^\n]*)"
    r"|^[ ]*(?P<group>[IVXLC]{1,5}|[A-Z])[.)]?\t(?P<title>[^\t\n]+)\t*[ ]*$",
    re.MULTILINE,
)
#: A line that only names its part is a heading; one longer than this speaks for itself.
_HEADING = 160


@dataclass(frozen=True, slots=True)
class Outline:
    """The numbered lines of a document: where each begins, its path of numbers and the heading above."""

    starts: tuple[int, ...]
    paths: tuple[str, ...]
    headings: tuple[str, ...]

    def at(self, position: int) -> tuple[str, str]:
        """The number and the heading under which a character stands; empty before the first number."""
        found = bisect.bisect_right(self.starts, position) - 1
        return (self.paths[found], self.headings[found]) if found >= 0 else ("", "")


def outline(text: str) -> Outline:
    """The numbering of a text, read line by line; a number that does not follow on is taken as it stands."""
    path = ["", "", ""]
    part = ""
    starts, paths, headings = [], [], []
    for match in _MARK.finditer(text):
        rest = (match["rest"] or match["title"] or "").strip()
        if match["group"]:
            path, part = [match["group"], "", ""], rest[:_HEADING]
        elif match["part"] or match["roman"]:
            path, part = [match["part"] or match["roman"], "", ""], rest[:_HEADING]
        elif match["dotted"]:
            if not match["dotted"].isdigit() or text[match.end("dotted") : match.end("dotted") + 1] in ".)/\t":
                path = [path[0], match["dotted"].lstrip("0"), ""]
            else:
                continue
        else:
            path = [path[0], path[1], match["letter"]]
        starts.append(match.start())
        paths.append(".".join(step for step in path if step))
        headings.append(part)
    return Outline(tuple(starts), tuple(paths), tuple(headings))

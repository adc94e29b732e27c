"""What reviews count of themselves, and their words, to be compared with those of other bodies."""

import re
from typing import Any

from caunoi.ui.measures import DAY, Measure, Text

from .outline import sections

#: What the section of a key is headed, in SQL; a heading's placeholder is left out.
_HEADINGS = "".join(
    f" WHEN '{each.code}' THEN '{re.sub(r'[{].*', '', each.heading).strip() or 'Mở đầu'}'" for each in sections()
)
_HEADING = f"CASE s.key{_HEADINGS} ELSE s.key END"

_REVIEW: dict[str, Any] = {
    "rows": "review_review r", "place": "r.place_id", "body": "r.body_id", "title": "r.period", "about": "'review:' || r.id",
}  # fmt: skip
_SECTION: dict[str, Any] = {
    "rows": "review_review r CROSS JOIN LATERAL jsonb_each(r.sections) s", "place": "r.place_id", "body": "r.body_id",
    "title": _HEADING, "about": "'review:' || r.id", "key": "r.id || ':' || s.key", "day": "r.until - 1",
}  # fmt: skip
#: A section less what is no typed figure: placeholders, dates, numbers of papers and of articles.
_BARE = (
    "regexp_replace(regexp_replace(s.value->>'text', '[{][^}]*[}]', '', 'g'), "
    "'[0-9]+([/.-][0-9]+)*[/-][0-9A-ZĐa-zđ]+([/-][0-9A-ZĐa-zđ]+)*|(Điều|điều|Khoản|khoản|Điểm|Chương|Mục|năm|ngày|tháng|quý|số|Quý) [0-9]+', '', 'g')"
)

MEASURES = (
    Measure(code="review.published", day=DAY.format("r.published_at"), where="r.state = 'published'", **_REVIEW),
    Measure(
        code="review.stale", day="r.until", where=f"coalesce({DAY.format('r.published_at')}, 'infinity'::date) >= %(until)s", **_REVIEW,
    ),
    Measure(code="review.typed", where=f"{_BARE} ~ '[0-9]'", **_SECTION),
)  # fmt: skip
#: What people wrote into reviews.
TEXTS = (
    Text(code="review.section", vi="Mục của báo cáo", en="Section of a review", text="s.value->>'text'", **_SECTION),
)

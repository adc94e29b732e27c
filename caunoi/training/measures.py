"""What the room counts: officers who attended, by the body they work in; sessions held, by the body that held them."""

from caunoi.ui.measures import DAY, Measure

MEASURES = (
    Measure(
        code="training.attended", rows="training_attendance r JOIN training_coursesession s ON s.id = r.session_id JOIN training_course c ON c.id = s.course_id JOIN places_body o ON o.id = r.body_id",
        day=DAY.format("r.attended_at"), where="r.attended_at IS NOT NULL", place="o.place_id", body="r.body_id", title="c.title", about="'course:' || c.id",
    ),
    Measure(
        code="training.held", rows="training_coursesession r JOIN training_course c ON c.id = r.course_id JOIN places_body o ON o.id = c.body_id",
        day=DAY.format("r.ends_at"), where="r.cancelled = '' AND EXISTS (SELECT 1 FROM training_attendance a WHERE a.session_id = r.id AND a.attended_at IS NOT NULL)",
        place="o.place_id", body="c.body_id", title="c.title", about="'course:' || c.id",
    ),
)  # fmt: skip

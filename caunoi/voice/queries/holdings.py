"""Petitions as facts for analysis outside the database: what counting a period reads, without who sent them or what they say.

``SIMPLE`` are letters never handed on nor reopened, the same for every period; ``replayed`` are the others as they stood
over one span. Together they are what ``tallies`` counts.
"""

from typing import Any

from .tallies import _DAY, _SETTLED, Scope, Span, _held

_FIRST_DONE = f"""(SELECT min({_DAY.format("s.at")}) FROM voice_petitionstep s
  WHERE s.petition_id = p.id AND s.act = ANY (%(processing)s))"""
#: Letters whose own row says everything.
SIMPLE = f"""SELECT b.place_id AS place, b.province_id AS province, to_char(p.received_on, 'YYYY-MM') AS month, p.kind, p.channel, p.signers,
    p.anonymous, p.instance, p.repeat, p.stage, p.received_on, p.accepted_on, p.answered_on, p.answered_late AS late, p.ended_on, p.outcome,
    p.visit IS NOT NULL AS visit,
    CASE WHEN p.stage <> 'filed' THEN least(p.accepted_on, p.answered_on, p.ended_on, {_FIRST_DONE}) END AS processed_on,
    q.received_on AS previous_on, CASE WHEN q.id IS NOT NULL THEN {_SETTLED.format("q")} END AS previous_until
  FROM voice_petition p JOIN places_body b ON b.id = p.registered_by_id
    LEFT JOIN voice_petition q ON p.repeat AND q.id = p.previous_id
  WHERE p.hops = 0 AND p.reopenings = 0 AND p.received_on < %(until)s"""
_REPLAYED = """ SELECT h.unit AS place, u.province_id AS province, to_char(h.came_on, 'YYYY-MM') AS month, h.kind, h.channel, h.signers, h.anonymous,
    h.instance, h.repeat, h.stage, h.came_on, h.gone, h.urged, h.accepted_on, h.answered_on, h.late, h.ended_on, h.outcome, h.hops, h.answered_before,
    h.fresh, h.processed, h.visit IS NOT NULL AS visit
  FROM held h JOIN (SELECT DISTINCT place_id, province_id FROM places_body) u ON u.place_id = h.unit
  WHERE EXISTS (SELECT 1 FROM voice_petition p WHERE p.id = h.id AND (p.hops > 0 OR p.reopenings > 0))"""
ACTS_DONE = f"""SELECT b.place_id AS place, b.province_id AS province, s.act, {_DAY.format("s.at")} AS day, uuid_hash_extended(s.petition_id, 0) AS letter
  FROM voice_petitionstep s JOIN places_body b ON b.id = s.body_id WHERE s.act = ANY (%(acts)s)"""
RATINGS_GIVEN = f"""SELECT b.place_id AS place, b.province_id AS province, {_DAY.format("r.asked_at")} AS asked_on, {_DAY.format("r.rated_at")} AS rated_on,
    r.solved, r.satisfied
  FROM voice_rating r JOIN places_body b ON b.id = r.body_id"""
HANDED_OVER = f"""SELECT b.place_id AS place, b.province_id AS province, {_DAY.format("o.sent_at")} AS sent_on, {_DAY.format("o.acknowledged_at")} AS acknowledged_on,
    round(extract(epoch FROM o.acknowledged_at - o.sent_at))::bigint AS seconds
  FROM voice_handover o JOIN places_body b ON b.id = o.receiver_id"""


def replayed(scope: Scope) -> str:
    """The statement of letters handed on or reopened, as they stood in a span; the scope counts by place."""
    return _held(scope) + _REPLAYED


def parameters(scope: Scope, span: Span) -> dict[str, Any]:
    """The parameters of the statements here."""
    return span.values(scope)

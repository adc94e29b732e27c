"""Writing a new petition in one statement: its register number, its row, its people, its first step, its ledger entry.

An intake is the most frequent write there is; one round trip instead of six more than doubles what a small server takes
(./run bench intake).
"""

from typing import Any

from caunoi.kernel.facts import Fact
from caunoi.ledger.statements import ask_prepared, json_row, json_text

from ..models import Petition, Petitioner, PetitionStep

STATEMENT = """
WITH number AS (
  INSERT INTO voice_register (body_id, year, last) VALUES (%s, %s, 1)
  ON CONFLICT (body_id, year) DO UPDATE SET last = voice_register.last + 1 RETURNING last),
petition AS (
  INSERT INTO voice_petition
  SELECT row.* FROM number, jsonb_populate_record(NULL::voice_petition, %s::jsonb || jsonb_build_object('number', last)) row),
people AS (
  INSERT INTO voice_petitioner SELECT row.* FROM jsonb_array_elements(%s::jsonb) one,
    jsonb_populate_record(NULL::voice_petitioner, one || jsonb_build_object('id', nextval('voice_petitioner_id_seq'))) row),
entry AS (
  INSERT INTO ledger_entry (at, kind, about, actor, data, transaction, leaf)
  SELECT %s::timestamptz, %s::text, %s::text, %s::text, %s::jsonb || jsonb_build_object('number', last || '/' || %s::int), 0, ''::bytea FROM number RETURNING id, leaf),
step AS (
  INSERT INTO voice_petitionstep SELECT row.* FROM entry,
    jsonb_populate_record(NULL::voice_petitionstep, %s::jsonb || jsonb_build_object('id', nextval('voice_petitionstep_id_seq'), 'entry', entry.id)) row)
SELECT last, entry.id, encode(entry.leaf, 'hex') FROM number, entry
"""


def write_petition(petition: Petition, people: list[Petitioner], step: PetitionStep, fact: Fact) -> str:
    """Write everything; gives the petition its number and returns the ledger entry's digest in hexadecimal."""
    values: list[Any] = [
        petition.body_id, petition.year, json_text(json_row(petition)), json_text([json_row(person) for person in people]),
        step.at, fact.act, petition.ref, step.by, json_text(fact.payload()), petition.year, json_text(json_row(step)),
    ]  # fmt: skip
    petition.number, _, leaf = ask_prepared(STATEMENT, values)
    return str(leaf)

"""Frequent writes as one prepared statement: rows travel as JSON and become rows by their column names.

The server plans such a statement once for each connection; a plan made anew would cost more than the writing itself.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import psycopg
from django.db import connection, models


class _Prepared(psycopg.Cursor[Any]):
    """A cursor whose statements are prepared at their first use."""

    def execute(self, query: Any, params: Any = None, **more: Any) -> Any:
        """Run the statement, planned once for the connection."""
        return super().execute(query, params, **{**more, "prepare": True})


def ask_prepared(statement: str, values: Sequence[Any]) -> tuple[Any, ...]:
    """The one row a statement gives back; counted and logged by Django as any other."""
    connection.ensure_connection()
    cursor: Any = _Prepared(connection.connection)
    wrapped = connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)
    with wrapped:
        wrapped.execute(statement, values)
        row: tuple[Any, ...] = wrapped.fetchone()
    return row


def json_row(row: models.Model) -> dict[str, Any]:
    """A row as JSON values by column, for ``jsonb_populate_record``; new columns need nothing."""
    return {str(field.column): _value(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def json_text(value: Any) -> str:
    """JSON as text for a parameter cast to jsonb."""
    return msgspec.json.encode(value).decode()


def _value(value: Any) -> Any:
    """Bytes travel in PostgreSQL's hexadecimal form; everything else JSON knows."""
    return "\\x" + bytes(value).hex() if isinstance(value, bytes | memoryview) else value

"""Bringing a database to this version: migrations as the owner, then what the application's role may touch."""

import os
import subprocess
import sys
from urllib.parse import unquote, urlsplit

GRANTS = """
GRANT USAGE ON SCHEMA public TO {app};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {app};
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry, ledger_batch FROM {app};
REVOKE INSERT, UPDATE, DELETE ON ledger_epoch, django_migrations FROM {app};
"""


def application_role() -> str:
    """The role in DATABASE_URL, quoted for SQL."""
    return '"' + unquote(urlsplit(os.environ["DATABASE_URL"]).username or "caunoi_app").replace('"', '""') + '"'


def migrate_as_owner(*, quiet: bool = True) -> None:
    """Run the migrations in a process of their own, connected as the owner."""
    env = dict(os.environ, CAUNOI_DB_ROLE="owner")
    command = [sys.executable, "-m", "django", "migrate", "--no-input", *(["-v", "0"] if quiet else [])]
    done = subprocess.run(command, env=env, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(
            "Không nâng cấp được cơ sở dữ liệu · the database could not be upgraded:\n" + done.stderr[-3000:]
        )
    import psycopg

    with psycopg.connect(os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"], autocommit=True) as link:
        link.execute(GRANTS.format(app=application_role()))

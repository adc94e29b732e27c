"""Rounds of the background see what they work on: the walls around messages and files let the system through."""

from datetime import timedelta

from django.core import mail
from django.db import connection

from caunoi.access.context import as_system
from caunoi.files import commands as files
from caunoi.files.models import StoredFile
from caunoi.files.tests import samples
from caunoi.notices.commands import queue_message, send_due_messages
from caunoi.notices.words import Channel
from caunoi.site.background import Round, run_once

from .stage import NOON


def test_the_outbox_is_sent_by_its_round(committed):
    with as_system():
        queue_message(
            about="test:1", channel=Channel.EMAIL, to="dan@vidu.vn", subject="Thử", body="Thư thử.", by="system", at=NOON, urgent=True
        )  # fmt: skip
    connection.close()

    run_once(Round("outbox", 15, lambda: send_due_messages(at=NOON + timedelta(hours=1))))

    assert [letter.to for letter in mail.outbox] == [["dan@vidu.vn"]]


def test_the_sweep_leaves_files_that_are_named_by_a_row(committed, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    with as_system():
        row = files.store(content=samples.jpeg(), name="a.jpg", about="test:1", by="system", at=NOON)
    connection.close()

    run_once(Round("sweep", 3600, lambda: files.sweep(at=NOON + timedelta(days=4000))))

    with as_system():
        kept = StoredFile.objects.get(pk=row.pk)
    from caunoi.files import vault

    assert vault.get(kept.address)

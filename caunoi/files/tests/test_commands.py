import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from caunoi.access.context import as_system, speaking_for
from caunoi.files import commands, queries, vault
from caunoi.files.models import StoredFile
from caunoi.files.rules import Box
from caunoi.files.virus import Scan
from caunoi.files.words import Health, Reading
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about

from . import samples

CASE = "voice:0290"


def keep(town, noon, **more):
    given = {
        "content": samples.jpeg(),
        "name": "ảnh hẻm 45.jpg",
        "about": CASE,
        "body": town.committee,
        "by": "resident",
        "at": noon,
    }
    return commands.store(**{**given, **more})


def test_a_file_is_kept_before_it_is_said_to_be_kept(everything, town, noon):
    row = keep(town, noon)

    assert (row.name, row.kind, row.width, row.health) == ("ảnh hẻm 45.jpg", "jpeg", 64, "unscanned")
    assert queries.content_of(row).startswith(b"\xff\xd8\xff")
    assert list(queries.files_about(CASE)) == [row]
    fact = acts_about(CASE).get(kind="store_file").data
    assert (fact["sent"], fact["kept"]) == (row.sent_sha256, row.sha256)
    assert "hẻm" not in str(fact)


def test_the_same_file_sent_twice_is_kept_once(everything, town, noon):
    first = keep(town, noon)
    assert keep(town, noon + timedelta(seconds=1)).pk == first.pk
    assert StoredFile.objects.count() == 1


def test_a_resident_who_can_see_no_rows_still_sends_twice_without_harm(town, noon):
    with as_system():
        bodies = town.committee
    for second in (0, 1):
        commands.store(
            content=samples.png(),
            name="a.png",
            about=CASE,
            body=bodies,
            by="resident",
            at=noon + timedelta(seconds=second),
        )
    assert StoredFile.objects.count() == 0
    with as_system():
        assert StoredFile.objects.count() == 1


def test_a_refused_file_leaves_nothing(everything, town, noon, settings):
    with pytest.raises(Refusal, match="chương trình"):
        keep(town, noon, content=b"MZ" + b"\x00" * 100)
    assert StoredFile.objects.count() == 0
    assert not settings.FILES_DIR.exists()


def test_one_case_holds_so_many_files(everything, town, noon, monkeypatch):
    monkeypatch.setattr(commands, "MOST_FILES", 1)
    keep(town, noon)
    with pytest.raises(Refusal, match="Đã có 1 tệp"):
        keep(town, noon, content=samples.png())
    with pytest.raises(Refusal, match="Đã có 7 tệp"):
        keep(town, noon, about="voice:khac", have=7)


def test_only_the_cases_bodies_open_a_file(town, noon):
    with as_system():
        row = keep(town, noon)
    with speaking_for(town.receiver.pk, today=noon.date()):
        assert commands.open_file(file_id=row.pk, by=town.receiver, at=noon)[1] == vault.get(row.address)
        assert list(queries.openable_by(town.receiver)) == [row]
    for person in (town.neighbour, town.stranger, town.former):
        with speaking_for(person.pk, today=noon.date()):
            assert queries.file_row(row.pk) is None
            with pytest.raises(Refusal, match="Không thấy tệp"):
                commands.open_file(file_id=row.pk, by=person, at=noon)


def test_a_file_goes_with_the_case_but_never_to_whom_it_is_about(town, noon):
    neighbour = town.bodies["neighbour"]
    with as_system():
        row = keep(town, noon)
        hidden = keep(town, noon, about="voice:0291", hidden_from=[neighbour.pk], hidden_people=[town.head.pk])
        assert commands.share_files(about=CASE, body=neighbour, by="clock", at=noon) == 1
        assert commands.share_files(about="voice:0291", body=neighbour, by="clock", at=noon) == 0
    with speaking_for(town.neighbour.pk, today=noon.date()):
        assert queries.file_row(row.pk) == row
        assert queries.file_row(hidden.pk) is None
    with speaking_for(town.head.pk, today=noon.date()):
        assert queries.file_row(row.pk) == row
        assert queries.file_row(hidden.pk) is None


def test_a_secret_file_is_opened_only_with_a_reason_and_shows_no_name(town, noon):
    with as_system():
        row = keep(town, noon, secret=True, name="don to cao cua Nguyen Van A.jpg")
        assert row.name == "tep-dinh-kem.jpg"
    with speaking_for(town.receiver.pk, today=noon.date()):
        with pytest.raises(Refusal, match="hãy mở kèm lý do"):
            queries.content_of(queries.file_row(row.pk))
        with pytest.raises(Refusal, match="Hãy ghi lý do mở") as caught:
            commands.open_file(file_id=row.pk, by=town.receiver, at=noon, reason="xem")
        assert caught.value.field == "reason"
        commands.open_file(file_id=row.pk, by=town.receiver, at=noon, reason="Phân loại đơn tố cáo")
    assert acts_about(CASE).get(kind="open_file").data["reason"] == "Phân loại đơn tố cáo"


def test_files_of_a_draft_become_the_cases(town, noon):
    with as_system():
        row = keep(town, noon, about="draft:abc", body=None)
        assert commands.adopt(draft="draft:abc", about=CASE, body=town.committee, by="resident", at=noon) == 1
    with speaking_for(town.receiver.pk, today=noon.date()):
        assert list(queries.files_about(CASE)) == [row]


def test_what_the_scanner_stops_nobody_opens_until_it_is_called_clean(everything, town, noon, monkeypatch):
    monkeypatch.setattr(commands, "scan", lambda content: Scan(Health.QUARANTINED, "Eicar FOUND"))
    row = keep(town, noon)
    with pytest.raises(Refusal, match="cách ly"):
        commands.open_file(file_id=row.pk, by=town.head, at=noon)
    with pytest.raises(Refusal, match="không mở được"):
        queries.content_of(row)

    monkeypatch.setattr(commands, "scan", lambda content: Scan(Health.CLEAN))
    assert commands.rescan(at=noon)["clean"] == 1
    row.refresh_from_db()
    assert row.may_be_handed_out


def test_a_removed_file_is_gone_but_its_digests_stay(everything, town, noon, django_capture_on_commit_callbacks):
    row = keep(town, noon)
    with django_capture_on_commit_callbacks(execute=True):
        commands.remove(file_id=row.pk, reason="Gửi nhầm giấy tờ người khác", by=town.head, at=noon)
    row.refresh_from_db()
    assert not vault.holds(row.address)
    assert (row.name, row.sent_sha256 != "") == ("đã gỡ", True)
    assert list(queries.files_about(CASE)) == []
    with pytest.raises(Refusal, match="đã được gỡ"):
        commands.open_file(file_id=row.pk, by=town.head, at=noon)


def test_removing_one_of_two_same_contents_keeps_the_other(everything, town, noon, django_capture_on_commit_callbacks):
    row, other = keep(town, noon), keep(town, noon, about="voice:0292")
    with django_capture_on_commit_callbacks(execute=True):
        commands.remove(file_id=row.pk, reason="Gửi nhầm tệp", by=town.head, at=noon)
    assert vault.holds(other.address)


def test_the_database_refuses_to_change_a_kept_file(everything, town, noon):
    row = keep(town, noon)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        StoredFile.objects.filter(pk=row.pk).update(sha256="0")
    assert StoredFile.objects.filter(pk=row.pk)._raw_delete("default") == 0


def test_leftovers_of_broken_transactions_are_swept_and_kept_files_are_not(everything, town, noon):
    import os
    import time

    row = keep(town, noon)
    orphan = vault.put(b"orphan")
    from django.conf import settings

    for address in (orphan, row.address):
        old = time.time() - 30 * 86400
        os.utime(settings.FILES_DIR / address[:2] / address[2:4] / address, (old, old))
    from django.utils import timezone

    assert commands.sweep(at=timezone.now()) == 1
    assert (vault.holds(orphan), vault.holds(row.address)) == (False, True)


def test_a_link_opens_one_file_for_a_while(everything, town, noon):
    import time_machine

    row = keep(town, noon)
    with time_machine.travel(noon, tick=False) as clock:
        token = queries.signed_link(row)
        assert queries.by_link(token) == row.pk
        clock.shift(901)
        assert queries.by_link(token) is None
    assert queries.by_link(token[:-2] + "xx") is None
    assert queries.by_link("rac") is None


def test_reading_is_asked_only_where_a_machine_can_read(everything, town, noon, monkeypatch):
    sheet = keep(town, noon, content=samples.xlsx(), name="a.xlsx")
    with pytest.raises(Refusal, match="chỉ đọc được ảnh và PDF"):
        commands.ask_reading(file_id=sheet.pk, by=town.receiver, at=noon)
    monkeypatch.setattr("caunoi.files.ocr.engines", lambda: ())
    with pytest.raises(Refusal, match="chưa cài phần đọc giấy"):
        commands.ask_reading(file_id=keep(town, noon).pk, by=town.receiver, at=noon)


def test_what_the_machine_read_stays_unchecked_until_a_person_looked(everything, town, noon, monkeypatch):
    from caunoi.files import ocr

    monkeypatch.setattr(ocr, "engines", lambda: ("tesseract",))
    monkeypatch.setattr(
        ocr, "read", lambda content, kind, pages: ocr.ReadResult((ocr.ReadPage("Đơn kiền nghị", 83, "tesseract"),))
    )
    row = commands.ask_reading(file_id=keep(town, noon).pk, by=town.receiver, at=noon)
    assert row.reading_state == Reading.WAITING.value
    assert commands.read_waiting(at=noon) == 1

    read = queries.reading_of(queries.file_row(row.pk))
    assert (read.text, read.state, read.engine, read.confidence) == ("Đơn kiền nghị", "unchecked", "tesseract", 83)
    assert "kiền".encode() not in bytes(queries.file_row(row.pk).reading)

    commands.correct_reading(file_id=row.pk, text="Đơn kiến nghị", by=town.receiver, at=noon)
    read = queries.reading_of(queries.file_row(row.pk))
    assert (read.text, read.state) == ("Đơn kiến nghị", "checked")


def test_a_paper_no_machine_can_read_stops_no_other(everything, town, noon, monkeypatch):
    from caunoi.files import ocr

    def fail(content, kind, pages):
        raise Refusal("Máy không đọc được trang này.", "x")

    monkeypatch.setattr(ocr, "engines", lambda: ("tesseract",))
    monkeypatch.setattr(ocr, "read", fail)
    row = commands.ask_reading(file_id=keep(town, noon).pk, by=town.receiver, at=noon)
    assert commands.read_waiting(at=noon) == 0
    assert queries.file_row(row.pk).reading_state == Reading.FAILED.value


def test_a_covered_part_cannot_be_had_back_and_the_picture_before_is_gone(everything, town, noon):
    checked = Image.effect_mandelbrot((80, 60), (-2, -1, 1, 1), 100).convert("RGB")
    sent = io.BytesIO()
    checked.save(sent, "PNG")
    row = keep(town, noon, content=sent.getvalue(), alt_text="Hẻm 45")
    box = Box(25, 25, 50, 50)
    covered = commands.veil(file_id=row.pk, boxes=[box], by="resident", at=noon)
    before, after = checked, Image.open(io.BytesIO(queries.content_of(covered)))
    inside, outside = (20, 15, 60, 45), (0, 0, 80, 14)

    assert before.crop(outside).tobytes() == after.crop(outside).convert("RGB").tobytes()
    assert before.crop(inside).tobytes() != after.crop(inside).convert("RGB").tobytes()
    assert (
        len(set(after.crop((38, 28, 42, 32)).convert("RGB").getdata())) <= 4
    )  # one square: what was in it is one colour
    assert (covered.alt_text, covered.body_id, list(queries.files_about(CASE))) == ("Hẻm 45", row.body_id, [covered])
    with pytest.raises(Refusal):
        queries.content_of(StoredFile.objects.get(pk=row.pk))
    for boxes in ([], [Box(-1, 0, 10, 10)], [Box(0, 0, 0.1, 10)], [Box(60, 0, 50, 10)], [box] * 31):
        with pytest.raises(Refusal) as no:
            commands.veil(file_id=covered.pk, boxes=boxes, by="resident", at=noon)
        assert no.value.field == "boxes"
    paper = keep(town, noon, content=samples.pdf())
    with pytest.raises(Refusal, match="Chỉ che được trên ảnh"):
        commands.veil(file_id=paper.pk, boxes=[box], by="resident", at=noon)

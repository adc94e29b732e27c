import json

import pytest

from caunoi.access.context import as_system
from caunoi.kernel.command_line import CommandLine
from caunoi.notices import cli, commands
from caunoi.notices.words import Manner

from .test_letters import filled

CASE = "voice:0490"


@pytest.fixture
def draft(town, noon):
    with as_system():
        fields = filled("accept_complaint")
        return commands.draft_letter(
            code="accept_complaint", fields=fields, about=CASE, body=town.committee, by="clock", at=noon
        )


def sign_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sign(row, noon):
    with as_system():
        return commands.sign_paper(
            paper_id=row.pk, version=1, manner=Manner.OWN, office="Chủ tịch", name="Nguyễn Hữu Lâm", by="clock", at=noon
        )


def test_an_officer_sees_the_draft_and_later_the_signed_file(client, town, draft, noon):
    sign_in(client, town.receiver)
    answer = client.get(f"/van-ban/{draft.pk}.pdf")
    assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")
    assert "du-thao.pdf" in answer["Content-Disposition"]

    sign(draft, noon)

    answer = client.get(f"/van-ban/{draft.pk}.docx")
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")
    assert answer["Content-Disposition"].startswith('attachment; filename="01-TB-UBND.docx"')
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_others_find_nothing(client, town, draft):
    for person in (town.neighbour, town.stranger, town.former):
        assert sign_in(client, person).get(f"/van-ban/{draft.pk}.pdf").status_code == 404
    client.logout()
    assert client.get(f"/van-ban/{draft.pk}.pdf").status_code == 302
    assert client.get(f"/van-ban/{draft.pk}.exe").status_code == 404


def test_a_secret_paper_asks_why_first(client, town, noon):
    with as_system():
        fields = filled("accept_denunciation")
        row = commands.draft_letter(
            code="accept_denunciation", fields=fields, about=CASE, body=town.committee, by="clock", at=noon, secret=True
        )
    sign_in(client, town.head)
    assert "Vì sao bạn cần mở" in client.get(f"/van-ban/{row.pk}.pdf").content.decode()
    assert client.post(f"/van-ban/{row.pk}.pdf", {"reason": "xem"}).status_code == 422
    assert client.post(f"/van-ban/{row.pk}.pdf", {"reason": "Ký thông báo thụ lý tố cáo"}).content[:4] == b"%PDF"


def run(*argv):
    line = CommandLine("thử")
    cli.add(line)
    args = line.parser.parse_args(argv)
    return args.run(args)


def test_the_command_lists_and_writes_letters(tmp_path, capsys):
    run("letters", "list", "--json")
    listed = json.loads(capsys.readouterr().out)
    assert {"code", "name", "name_en", "symbol", "fields"} == set(listed[0])

    given = {
        name: value if isinstance(value, (str, list, tuple)) else str(value) for name, value in filled("urge").items()
    }
    (tmp_path / "fields.json").write_text(json.dumps(given), encoding="utf-8")
    run("letters", "write", "urge", "--fields", str(tmp_path / "fields.json"), "--out", str(tmp_path / "out"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["urge.docx", "urge.pdf"]


def test_the_command_sends_what_is_due(db, capsys):
    run("letters", "send")
    assert capsys.readouterr().out == "đã gửi 0, chờ gửi lại 0, không gửi được 0\n"

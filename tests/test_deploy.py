"""Sample files and how-to pages name only what exists: variables the program reads, commands it has, files that are there."""

import argparse
import re
import tomllib
from configparser import ConfigParser
from pathlib import Path

from caunoi.site import operations
from caunoi.site.cli import ROOMS, _line

ROOT = Path(__file__).resolve().parents[1]
DEPLOY, DOCS = ROOT / "deploy", ROOT / "docs" / "how-to"
VARIABLE = re.compile(r"\b(?:CAUNOI|DATABASE)_[A-Z]+(?:_[A-Z]+)*\b")
#: Read under a name put together.
TEMPLATES = {"CAUNOI_SMS_URL", "CAUNOI_ZALO_URL", "CAUNOI_SMS_SECRET", "CAUNOI_ZALO_SECRET"}
#: Read by tests and benches only: no operator sets them.
INNER = {"CAUNOI_BENCH_OPINIONS", "CAUNOI_TEST_DATA", "CAUNOI_TEST_URL", "CAUNOI_TEST_OWNER_URL"}


def read_by_the_program():
    sources = [path for path in (ROOT / "caunoi").rglob("*.py") if "tests" not in path.parts]
    return {name for path in sources for name in VARIABLE.findall(path.read_text("utf-8"))} | TEMPLATES


def commands():
    """Every command with its own commands, as the program's help would list them."""
    found = {}

    def walk(parser, path):
        below = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
        for name, inner in [pair for each in below for pair in each.choices.items()]:
            found[(*path, name)] = {flag for act in inner._actions for flag in act.option_strings}
            walk(inner, (*path, name))

    line = _line(ROOMS)
    operations.add(line)
    walk(line.parser, ())
    return found


def test_every_variable_named_is_one_the_program_reads_and_the_table_is_complete():
    known = read_by_the_program()
    named = {
        path.name: set(VARIABLE.findall(path.read_text("utf-8"))) - known
        for path in [*DEPLOY.iterdir(), *DOCS.glob("*.md")]
    }
    table = set(re.findall(r"`((?:CAUNOI|DATABASE)_[A-Z_]+)`", (DOCS / "bien-moi-truong.md").read_text("utf-8")))

    assert {name: unknown for name, unknown in named.items() if unknown} == {}
    assert sorted(known - table - INNER) == []


NAMING = [
    *sorted(DEPLOY.glob("*.service")),
    *sorted(DOCS.glob("*.md")),
    *sorted((ROOT / "caunoi/desk/templates/desk/guide").rglob("*.html")),
]


def test_every_command_named_exists_with_its_options():
    known, wrong, told = commands(), [], 0
    for path in NAMING:
        for said in re.findall(r"(?:exec |bin/|`|<code>)caunoi ([a-z][^\n`'<;]*)", path.read_text("utf-8")):
            told += 1
            group, *rest = said.split()
            below = {command[1] for command in known if len(command) == 2 and command[0] == group}
            names = rest[0].split("|") if below and rest else [None]
            for name in names:
                command = (group, name) if name else (group,)
                flags = re.findall(r"--[a-z-]+", said) if len(names) == 1 else []
                if (
                    command not in known
                    or (below and not rest)
                    or [flag for flag in flags if flag not in known[command]]
                ):
                    wrong.append(f"{path.name}: caunoi {said}")

    assert wrong == []
    assert told > 40


def test_units_run_the_program_as_an_account_of_its_own():
    for path in [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")]:
        unit = ConfigParser(strict=False, interpolation=None, delimiters=("=",))
        unit.optionxform = str
        unit.read_string(path.read_text("utf-8"))
        if path.suffix == ".timer":
            assert unit["Timer"]["OnCalendar"]
            assert (DEPLOY / path.with_suffix(".service").name).exists()
            continue
        assert unit["Service"]["User"] == "caunoi", path
        assert "/opt/caunoi/.venv/bin/caunoi" in unit["Service"]["ExecStart"], path
    assert "caunoi" in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]


def test_the_site_never_holds_what_passes_the_row_walls():
    site = (DEPLOY / "caunoi.env").read_text("utf-8")
    unit = (DEPLOY / "caunoi.service").read_text("utf-8")

    assert not re.search(r"^DATABASE_(?:OWNER|ADMIN)_URL", site, re.MULTILINE)
    assert "keeper" not in unit
    assert re.search(r"^DATABASE_ADMIN_URL=", (DEPLOY / "caunoi-keeper.env").read_text("utf-8"), re.MULTILINE)


def test_nginx_leads_opinions_to_their_port_and_everything_else_to_the_site():
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    unit = (DEPLOY / "caunoi.service").read_text("utf-8")
    opinions = text[text.index("location = /y-kien") : text.index("location / {")]

    assert text.count("{") == text.count("}")
    assert re.search(r"--port 8000\b", unit)
    assert "127.0.0.1:8001" in opinions
    assert "CAUNOI_BURST_PORT=8001" in (DEPLOY / "caunoi.env").read_text("utf-8")
    assert text.count("X-Forwarded-For") == 2
    assert "X-Forwarded-Proto $scheme" in text


def test_links_between_the_how_to_pages_lead_to_files():
    for path in DOCS.glob("*.md"):
        text = path.read_text("utf-8")
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (path.parent / link).exists(), f"{path.name}: {link}"
        for named in re.findall(r"`(deploy/[\w.-]+|docs/[\w/.-]+\.md)`", text):
            assert (ROOT / named).exists(), f"{path.name}: {named}"

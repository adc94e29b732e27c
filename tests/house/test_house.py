"""Laws of the codebase that import contracts cannot see."""

import ast
import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "caunoi"
FLOORS = ["kernel", "ledger", "identity places", "access", "law", "duties", "ui notices files", "search", "boards followup connect",
          "know discuss decide do check oversee benefit voice reception dialogue mandate workplace", "indicators watch", "warn",
          "journeys review plenary reporting commend training", "desk", "site"]  # fmt: skip
FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor.split()}
MODULES = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts and "tests" not in path.parts]


def room_of(path):
    return path.relative_to(PACKAGE).parts[0]


def every_view(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from every_view(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern.callback


def test_every_page_says_who_may_open_it():
    ours = [
        (address, view)
        for address, view in every_view(get_resolver().url_patterns)
        if view.__module__.startswith("caunoi.")
    ]

    assert [address for address, view in ours if not hasattr(view, "door")] == []
    assert len(ours) > 40


def test_foreign_keys_written_as_words_point_only_downwards():
    wrong = []
    for path in PACKAGE.glob("*/models.py"):
        for target in re.findall(
            r"""(?:ForeignKey|OneToOneField|ManyToManyField)\(\s*["'](\w+)\.""", path.read_text("utf-8")
        ):
            if target in FLOOR_OF and target != room_of(path) and FLOOR_OF[target] >= FLOOR_OF[room_of(path)]:
                wrong.append(f"{room_of(path)} → {target}")

    assert wrong == []


def test_rows_are_written_only_by_commands():
    writes = re.compile(
        r"\.(?:save|bulk_create|bulk_update|get_or_create|update_or_create)\(|\.objects\.create\(|\.delete\(\)"
    )
    allowed = {"commands", "commands.py", "migrations", "demo", "models.py", "recompute.py", "forms", "forms.py"}
    found = [
        f"{path.relative_to(PACKAGE)}: {match.group()}"
        for path in MODULES
        if room_of(path) not in ("kernel", "site") and not allowed & set(path.relative_to(PACKAGE).parts)
        for match in writes.finditer(path.read_text("utf-8"))
        if "cache" not in path.read_text("utf-8")[max(0, match.start() - 30) : match.start()]
    ]

    documents_and_pictures = re.compile(
        r"^(?:files/checks/|files/ocr|files/reading|notices/wordfile/|notices/pdffile|review/|voice/views/resident/drawing)"
    )
    assert [line for line in found if not documents_and_pictures.match(line)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_clock_is_read_only_at_the_edges(path):
    edges = {
        "views",
        "views.py",
        "tasks.py",
        "cli.py",
        "api.py",
        "site",
        "rounds.py",
        "context.py",
        "queries",
        "queries.py",
        "doors.py",
        "channels.py",
        "templatetags",
        "numbers.py",
        "forms",
        "forms.py",
        "desk",
    }
    if edges & set(path.relative_to(PACKAGE).parts):
        return
    source = path.read_text("utf-8")

    assert re.findall(r"\b(?:date\.today\(\)|datetime\.now\(|timezone\.now\(\)|localdate\(\))", source) == []


def test_only_the_law_room_states_numbers_of_the_law():
    """Day counts next to words of the law in code are what the law book is for."""
    suspicious = re.compile(r"timedelta\(days=(?:7|10|30|45|60|90)\)")
    found = [
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if room_of(path) not in ("law", "kernel", "site") and suspicious.search(path.read_text("utf-8"))
    ]

    assert found == []


def test_every_public_door_has_a_sentence():
    doors = [
        path
        for path in MODULES
        if path.name in ("rules.py", "queries.py", "commands.py")
        or path.parent.name in ("commands", "queries")
        or room_of(path) == "kernel"
    ]
    silent = [
        f"{path.relative_to(PACKAGE)}: {node.name}"
        for path in doors
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]

    assert silent == []


def test_no_file_carries_a_path_of_one_machine():
    tracked = [
        path
        for path in [*ROOT.glob("*"), *PACKAGE.rglob("*"), *(ROOT / "docs").rglob("*")]
        if path.is_file() and path.suffix in (".py", ".md", ".toml", ".html", ".css", ".js", "")
    ]
    pattern = re.compile(r"(?:^|[^A-Za-z0-9_.-])/(?:work|root|farm)/")

    assert [
        str(path)
        for path in tracked
        if path.name not in ("uv.lock", ".git") and pattern.search(path.read_text("utf-8", errors="ignore"))
    ] == []


def test_the_glossary_names_every_room_and_model_once_both_ways():
    import tomllib

    terms = tomllib.loads((ROOT / "docs" / "glossary.toml").read_text("utf-8"))["term"]
    english, vietnamese = [term["en"] for term in terms], [term["vi"] for term in terms]
    models = {
        re.sub(r"(?<!^)([A-Z])", r" \1", name).lower()
        for path in PACKAGE.glob("*/models.py")
        for name in re.findall(
            r"^class (\w+)\((?:models\.Model|AbstractBaseUser)", path.read_text("utf-8"), re.MULTILINE
        )
    }
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}

    assert sorted((models | rooms) - set(english)) == []
    assert (len(english), len(vietnamese)) == (len(set(english)), len(set(vietnamese)))

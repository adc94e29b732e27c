"""The migrations of this house say the same SQL as Django's own way, drawn sparingly or not."""

from types import SimpleNamespace

import pytest
from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from caunoi.site.management.commands.migrate import SparingExecutor, stands_alone


def key(**more):
    return "id", models.BigAutoField(primary_key=True, **more)


def to(model, **more):
    return models.ForeignKey(model, models.PROTECT, **more)


def steps():
    """A house of its own: every model hangs on the person, links run in a circle, keys and names change on the way."""
    return [
        [
            migrations.CreateModel("Person", [key(), ("code", models.CharField(max_length=20, unique=True))]),
            migrations.CreateModel(
                "Body", [key(), ("head", to("toy.person", related_name="heads")), ("above", to("self", null=True))]
            ),
            migrations.AddField("person", "body", to("toy.body", null=True)),
        ],
        [
            migrations.CreateModel(
                "Letter", [key(), ("by", to("toy.person", to_field="code")), ("said", models.CharField(max_length=9))]
            ),
            migrations.AlterField("letter", "said", models.TextField(default="")),
            migrations.AddIndex("letter", models.Index(fields=["said"], name="letter_said")),
            migrations.AddConstraint("letter", models.UniqueConstraint(fields=["by", "said"], name="letter_once")),
            migrations.RunSQL("SELECT 1"),
            migrations.AddField("body", "friends", models.ManyToManyField("toy.person", related_name="+")),
            migrations.AlterField("body", "head", to("toy.person", null=True)),
        ],
        # Others hold on to what follows: a key they point at, a model's name, a field and a model that go.
        [migrations.AlterField("person", "code", models.CharField(max_length=60, unique=True))],
        [migrations.AlterField("person", "id", models.UUIDField(primary_key=True))],
        [migrations.CreateModel("Note", [key(), ("about", to("toy.letter")), ("kept", to("toy.body"))])],
        [migrations.RenameModel("Letter", "Petition"), migrations.RenameField("person", "code", "number")],
        [migrations.AddField("note", "answer", to("toy.petition", null=True, related_name="+"))],
        [migrations.RemoveField("body", "above"), migrations.DeleteModel("Note")],
        [
            migrations.CreateModel(
                "Leaf", [key(), ("of", to("toy.petition")), ("by", to("toy.person", to_field="number"))]
            )
        ],
    ]


def said(executor, chain):
    """The SQL of each step and the classes at the end, with who points at whom."""
    statements = []
    state = ProjectState()
    state.apps  # noqa: B018  as the executor does before the first step
    for number, operations in enumerate(chain):
        step = migrations.Migration(f"{number:04}", "toy")
        step.operations = operations
        writer = connection.schema_editor(collect_sql=True, atomic=False)
        executor.connection = SimpleNamespace(schema_editor=lambda atomic, writer=writer: writer)
        state = executor.apply_migration(state, step)
        statements.append(writer.collected_sql)
    links = {
        model._meta.label: sorted(
            f"{field.name}: {field.db_parameters(connection)['type']} {field.related_model and field.related_model._meta.db_table}"
            for field in model._meta.get_fields(include_hidden=True)
            if not field.auto_created or field.concrete
        )
        for model in state.apps.get_models(include_auto_created=True)
    }
    return statements, links


def executor_of(kind, monkeypatch):
    monkeypatch.setattr(MigrationRecorder, "record_applied", lambda *_: None)
    return kind(connection)


@pytest.mark.django_db
def test_sparing_or_not_the_statements_and_the_models_are_the_same(monkeypatch):
    plain, sparing = (said(executor_of(kind, monkeypatch), steps()) for kind in (MigrationExecutor, SparingExecutor))

    assert sparing == plain
    assert all(plain[0])


def test_what_others_hold_on_to_never_stands_alone():
    assert [all(map(stands_alone, step)) for step in steps()] == [
        True,
        True,
        False,
        False,
        True,
        False,
        True,
        False,
        True,
    ]
    assert not stands_alone(migrations.RunPython(migrations.RunPython.noop))
    assert not stands_alone(migrations.CreateModel("Child", [], bases=("toy.person",)))
    assert not stands_alone(migrations.RunSQL("SELECT 1", state_operations=[migrations.DeleteModel("Note")]))


@pytest.mark.django_db
def test_nearly_all_of_our_own_migrations_are_drawn_sparingly(monkeypatch):
    executor = executor_of(SparingExecutor, monkeypatch)
    ours = [step for step in executor.loader.disk_migrations.values() if step.__module__.startswith("caunoi.")]
    whole = [step for step in ours if not all(map(stands_alone, step.operations))]

    assert len(whole) * 10 < len(ours)

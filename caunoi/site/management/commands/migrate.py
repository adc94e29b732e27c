"""Django's ``migrate``, which draws again only the model an operation touches (``docs/decisions/0043``).

Django keeps a class for every model of the state and, at each operation, makes anew all classes related to the touched
one, recursively: here everything hangs on the person, so a new database cost 32,000 classes and most of a minute, of
which the SQL took four seconds. The operations named in ``ALONE`` use no class but their own and the tables, columns and
keys of those it points at, which these operations never change. Migrations of anything else run as Django runs them.
"""

from contextlib import nullcontext
from typing import Any
from unittest import mock

from django.contrib.postgres.operations import CreateExtension
from django.core.management.commands import migrate
from django.db.migrations import Migration, operations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

#: Operations whose SQL is told by their own model: no other model's class is read but for its table and key.
ALONE = (
    operations.CreateModel,
    operations.AddField,
    operations.AlterField,
    operations.AddIndex,
    operations.RemoveIndex,
    operations.AddConstraint,
    operations.RemoveConstraint,
    operations.AlterModelOptions,
    operations.RunSQL,
    CreateExtension,
)


def stands_alone(operation: Operation) -> bool:
    """Whether no class but the touched model's own must follow: never for what others hold on to (keys, parents, links)."""
    if not isinstance(operation, ALONE):
        return False
    if isinstance(operation, operations.RunSQL):
        return all(map(stands_alone, operation.state_operations))
    if isinstance(operation, operations.CreateModel):
        return not any(isinstance(base, str) for base in operation.bases or ())
    if isinstance(operation, operations.AlterField):
        field = operation.field
        return not (field.primary_key or field.unique or field.many_to_many)
    return True


def _only_itself(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
    return {(app_label, model_name)}


class SparingExecutor(MigrationExecutor):
    """Applies migrations; between those that stand alone and the others, all classes are drawn anew."""

    #: Whether classes of the state may hold on to earlier classes of others.
    _spared = False

    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        inherited = any(isinstance(base, str) for model in state.models.values() for base in model.bases)
        alone = not (fake or fake_initial or inherited) and all(map(stands_alone, migration.operations))
        if self._spared and not alone:
            self._draw_anew(state)
        self._spared = self._spared or alone
        with mock.patch.object(ProjectState, "_find_reload_model", _only_itself) if alone else nullcontext():
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)

    def migrate(self, *args: Any, **kwargs: Any) -> ProjectState:
        """As Django's; the state given back has its classes whole, for what listens after migrating."""
        state = super().migrate(*args, **kwargs)
        if self._spared:
            self._draw_anew(state)
        return state

    def _draw_anew(self, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)
        self._spared = False


class Command(migrate.Command):
    """``migrate`` with the executor above."""

    def handle(self, *args: Any, **options: Any) -> None:
        with mock.patch.object(migrate, "MigrationExecutor", SparingExecutor):
            super().handle(*args, **options)

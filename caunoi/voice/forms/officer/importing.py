"""The table an officer uploads."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from caunoi.places.models import Body
from caunoi.ui.forms import FilesField, Form

from .base import PlainChoice


class Table(Form):
    """A CSV and the body it is for."""

    body_code = PlainChoice(label=_("Cơ quan nhận"))
    table = FilesField(
        label=_("Tệp CSV"), most=1, megabytes=8, accept=".csv,text/csv", help_text=_("Lưu từ Excel bằng “CSV UTF-8”.")
    )

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["body_code"].choices = [(key, body.name) for key, body in self.bodies.items()]

    def body(self) -> Body:
        """The body chosen."""
        return self.bodies[self.cleaned_data["body_code"]]

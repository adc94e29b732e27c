"""Files for a case, scanned pages for a letter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from caunoi.places.models import Body
from caunoi.ui.forms import FilesField, Form

from .base import PlainChoice


class Attaching(Form):
    """Files to add to a case."""

    files = FilesField(label=_("Tệp"), help_text=_("Ảnh, PDF, Word, Excel; mỗi tệp không quá 20 MB."))


class Scanning(Form):
    """The pages of one letter."""

    body = PlainChoice(label=_("Cơ quan nhận"))
    pages = FilesField(
        label=_("Ảnh hoặc PDF của đơn"),
        help_text=_("Mọi trang của một đơn. Chụp thẳng, đủ sáng; PDF quét càng tốt."),
        accept=".pdf,.jpg,.jpeg,.png,.webp",
    )

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]

    def chosen(self) -> Body:
        """The body chosen."""
        return self.bodies[self.cleaned_data["body"]]

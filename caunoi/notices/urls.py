from django.urls import path, register_converter

from . import views


class FileKind:
    """The two kinds of file a paper comes in."""

    regex = "docx|pdf"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FileKind, "paper_kind")

app_name = "notices"
urlpatterns = [
    path("van-ban/<uuid:paper_id>.<paper_kind:kind>", views.paper_file, name="file"),
    path("bao-lai/<slug:channel>/", views.report, name="report"),
]

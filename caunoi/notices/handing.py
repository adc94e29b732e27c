"""Handing a made file to whoever asked for it."""

from django.http import HttpResponse

from .queries import PaperContent


def file_response(content: PaperContent) -> HttpResponse:
    """A file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{content.name}"'}
    return HttpResponse(content.content, content_type=content.media_type, headers=headers)

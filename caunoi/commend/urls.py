"""The commendation room's addresses."""

from django.urls import path, register_converter

from .views import council, officer, public

app_name = "commend"


class Paper:
    """A file's kind."""

    regex = "docx|pdf"

    def to_python(self, value: str) -> str:
        """The same."""
        return value

    def to_url(self, value: str) -> str:
        """The same."""
        return value


register_converter(Paper, "commend_paper")

urlpatterns = [
    path("bang-vang/", public.roll, name="roll"),
    path("khen-thuong/", public.postings, name="postings"),
    path("khen-thuong/<uuid:campaign_id>/", public.campaign, name="posting"),
    path("khen-thuong/<uuid:campaign_id>/quyet-dinh.<commend_paper:kind>", public.decision, name="decision-file"),
    path("khen-thuong/de-nghi/<uuid:nomination_id>/", public.nomination, name="nominee"),
    path("khen-thuong/de-nghi/<uuid:nomination_id>/y-kien/", public.objection, name="objection"),
    path("can-bo/khen-thuong/", officer.campaigns, name="campaigns"),
    path("can-bo/khen-thuong/moi/", officer.new, name="new"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/", officer.campaign, name="campaign"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/tieu-chi/", officer.criterion, name="criterion"),
    path(
        "can-bo/khen-thuong/<uuid:campaign_id>/tieu-chi/<int:position>/bo/", officer.criterion_out, name="criterion-out"
    ),
    path("can-bo/khen-thuong/<uuid:campaign_id>/buoc/<slug:act>/", officer.step, name="step"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/de-nghi/<slug:kind>/", officer.nominate, name="nominate"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/van-ban/<slug:code>.<commend_paper:kind>", officer.paper, name="paper"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/hoi-dong/", council.seats, name="seats"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/hoi-dong/<int:seat_id>/bo/", council.seat_out, name="seat-out"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/hop/", council.meeting, name="meeting"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/luu-y/", council.notes, name="notes"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/kiem-phieu/", council.count, name="count"),
    path("can-bo/khen-thuong/<uuid:campaign_id>/quyet-dinh/", council.decision, name="decide"),
    path("can-bo/khen-thuong/de-nghi/<uuid:nomination_id>/", officer.nomination, name="nomination"),
    path("can-bo/khen-thuong/de-nghi/<uuid:nomination_id>/<slug:act>/", officer.nomination_act, name="nomination-act"),
]

"""The addresses of review conferences."""

from django.urls import path, register_converter

from .views import concluding, officer, preparing, public

app_name = "plenary"


class Paper:
    """The two kinds of file a paper comes in."""

    regex = "docx|pdf"

    def to_python(self, value: str) -> str:
        """The same."""
        return value

    def to_url(self, value: str) -> str:
        """The same."""
        return value


register_converter(Paper, "plenary_paper")
_DESK, _OPEN = "can-bo/hoi-nghi-so-ket/", "hoi-nghi-so-ket/"
_ONE = _DESK + "<uuid:plenary_id>/"
urlpatterns = [
    path(_OPEN, public.conferences, name="conferences"),
    path(_OPEN + "<uuid:plenary_id>/", public.conference, name="conference"),
    path(_OPEN + "<uuid:plenary_id>/tham-luan/<int:speech_id>/", public.speech, name="public-speech"),
    path(_OPEN + "<uuid:plenary_id>/tham-luan/<int:speech_id>/tep/", public.speech_file, name="public-speech-file"),
    path(_OPEN + "<uuid:plenary_id>/<slug:which>.<plenary_paper:kind>", public.paper, name="public-paper"),
    path(_DESK, officer.plenaries, name="plenaries"),
    path(_DESK + "moi/", officer.new, name="new"),
    path(_ONE, officer.plenary, name="plenary"),
    path(_ONE + "sua/", officer.edition, name="edit"),
    path(_ONE + "buoc/<slug:act>/", officer.step, name="step"),
    path(_ONE + "doi-ngay/", officer.moved, name="move"),
    path(_ONE + "huy/", officer.called_off, name="call_off"),
    path(_ONE + "da-hop/", officer.held, name="hold"),
    path(_ONE + "chuong-trinh/", preparing.item, name="item"),
    path(_ONE + "chuong-trinh/<int:item_id>/bo/", preparing.item_out, name="item-out"),
    path(_ONE + "tai-lieu/", preparing.paper, name="paper"),
    path(_ONE + "tai-lieu/<int:paper_id>/bo/", preparing.paper_out, name="paper-out"),
    path(_ONE + "moi-du/", preparing.invitation, name="invite"),
    path(_ONE + "moi-du/<int:body_id>/bo/", preparing.invitation_out, name="uninvite"),
    path(_ONE + "tra-loi/<str:body>/", preparing.reply, name="reply"),
    path(_ONE + "tham-luan/", preparing.speech, name="contribute"),
    path(_ONE + "tham-luan/<int:speech_id>/", preparing.speech_shown, name="speech"),
    path(_ONE + "tham-luan/<int:speech_id>/rut/", preparing.speech_out, name="speech-out"),
    path(_ONE + "ket-luan/", concluding.conclusion, name="conclusion"),
    path(_ONE + "ket-luan/<int:conclusion_id>/bo/", concluding.conclusion_out, name="conclusion-out"),
]

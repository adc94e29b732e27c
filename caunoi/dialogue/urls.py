"""The dialogue room's addresses."""

from django.urls import path

from .views.officer import conferences as conferences_desk
from .views.officer import console, dialogues, promises, questions, requests, results
from .views.resident import asking, conferences, data, following, halls, pages
from .views.resident import promises as public_promises

app_name = "dialogue"
HERE, DESK = "doi-thoai/", "can-bo/doi-thoai/"
GROUPS = "can-bo/hoi-nghi-cong-dong/"
ONE, MINE = f"{HERE}<uuid:dialogue_id>/", f"{DESK}<uuid:dialogue_id>/"

urlpatterns = [
    # Người dân
    path(HERE, pages.dialogues, name="dialogues"),
    path(f"{HERE}tin.atom", data.Feed(), name="feed"),
    path(f"{HERE}lich.ics", data.calendar, name="calendar"),
    path(f"{HERE}doi-thoai.csv", data.dialogues_csv, name="dialogues-csv"),
    path(f"{HERE}loi-hua.csv", data.promises_csv, name="promises-csv"),
    path(f"{HERE}vao/", halls.entrance, name="entrance"),
    path(f"{HERE}phong/<slug:code>/", halls.hall, name="hall"),
    path(f"{HERE}phong/<slug:code>/dien-bien/", halls.progress, name="hall-progress"),
    path(f"{HERE}phong/<slug:code>/cau-hoi/", halls.question, name="hall-question"),
    path(f"{HERE}man-hinh/<slug:code>/", halls.display, name="display"),
    path(f"{HERE}bien-nhan/", asking.receipt, name="receipt"),
    path(f"{HERE}theo-doi/", following.search, name="follow"),
    path(f"{HERE}theo-doi/<slug:code>/", following.progress, name="progress"),
    path(f"{HERE}dung-tin/<str:token>/", following.stopping, name="stopping"),
    path(f"{HERE}loi-hua/", public_promises.promises, name="promises"),
    path(f"{HERE}loi-hua/<uuid:promise_id>/", public_promises.promise, name="promise"),
    path(f"{HERE}loi-hua/<uuid:promise_id>/chua-dong-y/", public_promises.dispute, name="dispute"),
    path(f"{HERE}loi-hua/<uuid:promise_id>/minh-chung/<uuid:file_id>/", public_promises.evidence, name="evidence"),
    path(f"{HERE}yeu-cau/<uuid:request_id>/", pages.request_page, name="request"),
    path(f"{HERE}yeu-cau/<uuid:request_id>/ung-ho/", pages.request_support, name="request-support"),
    path(ONE, pages.dialogue, name="dialogue"),
    path(f"{ONE}cau-hoi/", asking.question, name="question"),
    path(f"{ONE}ung-ho/<int:number>/", halls.support, name="support"),
    path(f"{ONE}van-ban/<uuid:paper_id>/<slug:kind>/", pages.paper, name="paper"),
    path("hoi-nghi-cong-dong/", conferences.conferences, name="conferences"),
    path("hoi-nghi-cong-dong/<uuid:conference_id>/", conferences.conference, name="conference"),
    path(
        "hoi-nghi-cong-dong/<uuid:conference_id>/<slug:which>.<slug:kind>",
        conferences.conference_paper,
        name="conference-paper",
    ),
    # Cán bộ
    path(GROUPS, conferences_desk.conferences, name="conferences-desk"),
    path(f"{GROUPS}moi/", conferences_desk.conference_plan, name="conference-plan"),
    path(f"{GROUPS}<uuid:conference_id>/", conferences_desk.conference_desk, name="conference-desk"),
    path(
        f"{GROUPS}<uuid:conference_id>/<slug:which>.<slug:kind>",
        conferences_desk.conference_paper,
        name="conference-desk-paper",
    ),
    path(f"{GROUPS}<uuid:conference_id>/<slug:act>/", conferences_desk.conference_act, name="conference-act"),
    path(DESK, dialogues.board, name="board"),
    path(f"{DESK}moi/", dialogues.planning, name="planning"),
    path(f"{DESK}cu-tri/", requests.voters, name="voters"),
    path(f"{DESK}yeu-cau/moi/", requests.registration, name="registration"),
    path(f"{DESK}yeu-cau/<uuid:request_id>/", requests.request_desk, name="request-desk"),
    path(f"{DESK}yeu-cau/<uuid:request_id>/dung/", requests.closing, name="request-closing"),
    path(f"{DESK}tra-loi/<int:group_id>/", results.reply, name="reply"),
    path(f"{DESK}loi-hua/", promises.promises, name="promises-desk"),
    path(f"{DESK}loi-hua/<uuid:promise_id>/", promises.promise, name="promise-desk"),
    path(f"{DESK}loi-hua/<uuid:promise_id>/<slug:act>/", promises.act, name="promise-act"),
    path(MINE, dialogues.desk, name="desk"),
    path(f"{MINE}sua/", dialogues.edit, name="edit"),
    path(f"{MINE}thong-bao/", dialogues.announcement, name="announcement"),
    path(f"{MINE}doi-lich/", dialogues.moving, name="moving"),
    path(f"{MINE}huy/", dialogues.cancelling, name="cancelling"),
    path(f"{MINE}cau-hoi/", questions.questions, name="moderation"),
    path(f"{MINE}cau-hoi/<int:number>/", questions.decision, name="decision"),
    path(f"{MINE}phieu/", questions.slip, name="slip"),
    path(f"{MINE}nhom/", questions.agenda, name="agenda"),
    path(f"{MINE}dieu-hanh/", console.console, name="console"),
    path(f"{MINE}dieu-hanh/bat-dau/", console.start, name="start"),
    path(f"{MINE}dieu-hanh/ket-thuc/", console.closing, name="closing"),
    path(f"{MINE}dieu-hanh/<int:group_id>/<slug:act>/", console.act, name="console-act"),
    path(f"{MINE}bien-ban/", results.minutes, name="minutes"),
    path(f"{MINE}ket-qua/", results.publishing, name="publishing"),
    path(f"{MINE}gui-ket-qua/", results.delivery, name="delivery"),
]

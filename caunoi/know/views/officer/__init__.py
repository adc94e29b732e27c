"""What an officer works with: what is due, the plan, disclosures from decision to proof, questions, news, papers."""

from django.urls import path

from . import acting, entering, inside, papers, plans, reading, work

urlpatterns = [
    path("can-bo/cong-khai/", work.due, name="officer-due"),
    path("can-bo/cong-khai/lich/", work.calendar, name="officer-calendar"),
    path("can-bo/cong-khai/so/", work.register, name="officer-register"),
    path("can-bo/cong-khai/ke-hoach/", plans.plans, name="officer-plans"),
    path("can-bo/cong-khai/ke-hoach/<uuid:plan_id>/", plans.plan, name="officer-plan"),
    path("can-bo/cong-khai/ke-hoach/<uuid:plan_id>/dong-moi/", plans.new_line, name="officer-new-line"),
    path("can-bo/cong-khai/ke-hoach/<uuid:plan_id>/ban-hanh/", plans.adoption, name="officer-adoption"),
    path("can-bo/cong-khai/ke-hoach/dong/<int:line_id>/", plans.line, name="officer-line"),
    path("can-bo/cong-khai/ke-hoach/dong/<int:line_id>/bo/", plans.removal, name="officer-line-removal"),
    path("can-bo/cong-khai/ke-hoach/<uuid:plan_id>/danh-muc.xlsx", papers.sheet, name="officer-sheet"),
    path("can-bo/cong-khai/ke-hoach/<uuid:plan_id>/van-ban/", papers.papers, name="officer-papers"),
    path("can-bo/cong-khai/van-ban/<uuid:paper_id>/", papers.paper, name="officer-paper"),
    path("can-bo/cong-khai/moi/", entering.decision, name="officer-decision"),
    path("can-bo/cong-khai/bai/<uuid:disclosure_id>/", entering.disclosure, name="officer-disclosure"),
    path("can-bo/cong-khai/bai/<uuid:disclosure_id>/noi-dung/", acting.text, name="officer-text"),
    path("can-bo/cong-khai/bai/<uuid:disclosure_id>/tep/", acting.attachment, name="officer-attachment"),
    path(
        "can-bo/cong-khai/bai/<uuid:disclosure_id>/tep/<uuid:file_id>/bo/", acting.detachment, name="officer-detachment"
    ),
    path("can-bo/cong-khai/bai/<uuid:disclosure_id>/danh-sach/", acting.names, name="officer-names"),
    path("can-bo/cong-khai/bai/<uuid:disclosure_id>/dang/", acting.publication, name="officer-publication"),
    path("can-bo/cong-khai/bai/<uuid:disclosure_id>/dinh-chinh/", acting.correction, name="officer-correction"),
    path("can-bo/cong-khai/bai/<uuid:disclosure_id>/minh-chung/", acting.proof, name="officer-proof"),
    path("can-bo/cong-khai/bai/<uuid:disclosure_id>/go/", acting.taking_down, name="officer-taking-down"),
    path("can-bo/cong-khai/bai/<uuid:disclosure_id>/khong-phat-sinh/", acting.dropping, name="officer-dropping"),
    path("can-bo/cong-khai/minh-chung/<int:proof_id>/rut/", acting.proof_withdrawal, name="officer-proof-withdrawal"),
    path("can-bo/cong-khai/cau-hoi/", reading.questions, name="officer-questions"),
    path("can-bo/cong-khai/cau-hoi/<uuid:question_id>/", reading.question, name="officer-question"),
    path("can-bo/noi-bo/", inside.disclosures, name="inside"),
    path("can-bo/noi-bo/<uuid:disclosure_id>/", inside.disclosure, name="inside-one"),
    path("can-bo/tin-tuc/", reading.pages, name="officer-news"),
    path("can-bo/tin-tuc/moi/", reading.page, name="officer-new-page"),
    path("can-bo/tin-tuc/<uuid:page_id>/", reading.page, name="officer-page"),
    path("can-bo/tin-tuc/y-kien/<uuid:comment_id>/", reading.comment, name="officer-comment"),
]

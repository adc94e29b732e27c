"""The mandate room's addresses."""

from django.urls import path

from .views import mandates, owed, public, replacing, tasks

app_name = "mandate"

urlpatterns = [
    path("can-bo/nhiem-vu/", mandates.mandates, name="mandates"),
    path("can-bo/nhiem-vu/nhap/", mandates.document, name="import"),
    path("can-bo/nhiem-vu/cham-im/", owed.chased, name="chased"),
    path("can-bo/nhiem-vu/trung-lap/", owed.asked_twice, name="asked-twice"),
    path("can-bo/nhiem-vu/viec/<uuid:task_id>/", tasks.task, name="task"),
    path("can-bo/nhiem-vu/viec/<uuid:task_id>/chia-viec/", tasks.parts, name="parts"),
    path("can-bo/nhiem-vu/viec/<uuid:task_id>/<slug:act>/", tasks.act, name="task_act"),
    path("can-bo/nhiem-vu/<uuid:mandate_id>/", mandates.mandate, name="mandate"),
    path("can-bo/nhiem-vu/<uuid:mandate_id>/de-xuat/", mandates.proposals, name="proposals"),
    path("can-bo/nhiem-vu/<uuid:mandate_id>/de-xuat/nhan-het/", mandates.all_accepted, name="all_accepted"),
    path("can-bo/nhiem-vu/<uuid:mandate_id>/buoc/<slug:act>/", mandates.step, name="step"),
    path("can-bo/nhiem-vu/<uuid:mandate_id>/giao-viec/", tasks.assignment, name="assignment"),
    path("can-bo/nhiem-vu/<uuid:mandate_id>/co-quan/", mandates.bodies, name="bodies"),
    path("can-bo/nhiem-vu/<uuid:mandate_id>/theo-doi.<slug:kind>", mandates.tracking, name="tracking"),
    path("can-bo/nhiem-vu/<uuid:mandate_id>/thay-the/", replacing.replacement, name="replacement"),
    path("can-bo/nhiem-vu/<uuid:mandate_id>/cong-khai/", replacing.publication, name="publication"),
    path("can-bo/nhiem-vu/co-quan/<str:code>/", owed.body, name="body"),
    path("chi-thi/", public.directives, name="directives"),
    path("chi-thi/<uuid:mandate_id>/", public.directive, name="directive"),
    path("can-bo/nhiem-vu/dong/<int:item_id>/", mandates.line, name="line"),
    path("can-bo/nhiem-vu/dong/<int:item_id>/<slug:decision>/", mandates.decision, name="decision"),
]

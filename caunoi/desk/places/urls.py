"""Addresses of units, bodies and competence."""

from django.urls import path

from . import bodies, competence, groups, public

app_name = "places"
urlpatterns = [
    path("dia-phuong/", public.search, name="search"),
    path("dia-phuong/goi-y", public.suggestions, name="suggestions"),
    path("dia-phuong/<slug:code>/", public.unit, name="unit"),
    path("can-bo/dia-phuong/", groups.units, name="units"),
    path("can-bo/dia-phuong/<slug:code>/", groups.groups, name="groups"),
    path("can-bo/dia-phuong/<slug:code>/so-ho/", groups.household_count, name="households"),
    path("can-bo/dia-phuong/<slug:code>/doi-ten/", groups.renaming, name="unit-renaming"),
    path("can-bo/co-quan/", bodies.bodies, name="bodies"),
    path("can-bo/co-quan/moi/", bodies.establishment, name="establishment"),
    path("can-bo/co-quan/<str:code>/", bodies.body, name="body"),
    path("can-bo/co-quan/<str:code>/doi-ten/", bodies.renaming, name="renaming"),
    path("can-bo/co-quan/<str:code>/giai-the/", bodies.dissolution, name="dissolution"),
    path("can-bo/co-quan/<str:code>/bo-nhiem/", bodies.appointment, name="appointment"),
    path("can-bo/co-quan/<str:code>/nhiem-ky/<int:term_id>/", bodies.term_end, name="term-end"),
    path("can-bo/tham-quyen/", competence.rules, name="competence"),
    path("can-bo/tham-quyen/moi/", competence.new_rule, name="new-competence"),
    path("can-bo/tham-quyen/<int:rule_id>/", competence.rule_end, name="competence-end"),
]

"""What a resident sees: what is disclosed, questions, letters by mail, news."""

from django.urls import path

from . import asking, browsing, following, item, news

urlpatterns = [
    path("cong-khai/", browsing.disclosures, name="disclosures"),
    path("cong-khai/atom/", browsing.Feed(), name="feed"),
    path("cong-khai/phai-cong-khai/", browsing.lists, name="lists"),
    path("cong-khai/sap-toi/", browsing.coming, name="coming"),
    path("cong-khai/man-hinh/", browsing.wall, name="wall"),
    path("cong-khai/du-lieu.csv", browsing.open_data, name="open-data"),
    path("cong-khai/bai/<uuid:disclosure_id>/", item.disclosure, name="disclosure"),
    path("cong-khai/bai/<uuid:disclosure_id>/ban-in/", item.sheet, name="sheet"),
    path("cong-khai/bai/<uuid:disclosure_id>/thay-doi/<int:number>/", item.change, name="change"),
    path("cong-khai/bai/<uuid:disclosure_id>/tep/<uuid:file_id>/", item.file, name="file"),
    path("cong-khai/bai/<uuid:disclosure_id>/hoi/", asking.question, name="ask"),
    path("cong-khai/cau-hoi/<str:code>/", asking.track, name="question"),
    path("cong-khai/theo-doi/", following.subscription, name="subscription"),
    path("cong-khai/theo-doi/<str:token>/", following.confirmation, name="confirmation"),
    path("cong-khai/theo-doi/<str:token>/thoi/", following.stopping, name="stopping"),
    path("tin-tuc/", news.pages, name="news"),
    path("tin-tuc/atom/", news.Feed(), name="news-feed"),
    path("tin-tuc/y-kien/<str:code>/", news.track, name="comment"),
    path("tin-tuc/<uuid:page_id>/", news.page, name="news-page"),
]

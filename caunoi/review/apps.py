from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.review"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse

        from caunoi.ui.front import front
        from caunoi.ui.navigation import desk, public
        from caunoi.ui.records import records

        from .evidence import SOURCE

        desk.add("Sơ kết, tổng kết", "Reviews", "review:reviews", icon="chart", order=60, group=("Việc", "Work"))
        public.add("Báo cáo", "Reports", "review:published", icon="chart", order=50)
        records.offer(SOURCE)
        front.offer_address("review", lambda key: reverse("review:course", args=[int(key)]))

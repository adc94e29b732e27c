from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from caunoi.ui.navigation import desk, public

        public.add("Địa phương", "Places", "places:search", icon="pin", order=60)
        desk.add("Cơ quan", "Bodies", "places:bodies", icon="people", order=80, group=("Quản trị", "Administration"))
        desk.add("Thẩm quyền", "Competence", "places:competence", icon="shield", order=81, group=("Quản trị", "Administration"))
        desk.add("Thôn, tổ dân phố", "Residential groups", "places:units", icon="home", order=82, group=("Quản trị", "Administration"))

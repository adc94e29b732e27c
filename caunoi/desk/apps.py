from django.apps import AppConfig


class Config(AppConfig):
    name = "caunoi.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from caunoi.ui.navigation import public

        public.add("Gửi đơn", "Send a petition", "voice:start", icon="megaphone", order=10)
        public.add("Tra cứu", "Follow", "voice:follow", icon="search", order=20)
        public.add("Câu trả lời công khai", "Public answers", "voice:answers", icon="letter", order=30)
        public.add("Sổ cái", "Ledger", "voice:proof", icon="shield", order=80)

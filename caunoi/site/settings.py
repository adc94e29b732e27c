"""Settings: one frozen reading of the environment, then Django's names. Nothing here decides anything of the law."""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from caunoi.site.postgres import data_home

ROOT = Path(__file__).resolve().parents[2]
DATA = data_home()


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))).lower() in ("1", "true", "yes", "on")


def _kept_secret(name: str) -> str:
    """A secret from the environment, else one made once and kept in the data directory, readable by us alone."""
    value = os.environ.get(name)
    if value:
        return value
    kept = DATA / "secrets" / name.lower()
    if not kept.exists():
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        draft.chmod(0o600)
        try:
            os.link(draft, kept)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return kept.read_text(encoding="ascii")


#: A page waits half a minute at most; an upgrade of a large table takes as long as it takes.
_PATIENCE = {
    "": "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000",
    "owner": "-c statement_timeout=0",
}


def _database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL phải bắt đầu bằng postgresql:// · must start with postgresql://")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": _PATIENCE.get(os.environ.get("CAUNOI_DB_ROLE", ""), _PATIENCE[""]), **query},
        "TEST": {"NAME": f"test_caunoi_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"},
    }


DEBUG = _flag("CAUNOI_DEBUG")
DEMO = _flag("CAUNOI_DEMO")
SECRET_KEY = _kept_secret("CAUNOI_SECRET_KEY")
IDENTITY_KEY = _kept_secret("CAUNOI_IDENTITY_KEY")
SITE_URL = os.environ.get("CAUNOI_SITE_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = os.environ.get("CAUNOI_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
#: Where browsers reach the burst intake of opinions: a path behind a proxy ("/y-kien"), an address beside the site, or nowhere.
BURST_URL = os.environ.get("CAUNOI_BURST_URL", "")
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "caunoi.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "caunoi.ledger",
    "caunoi.identity",
    "caunoi.places",
    "caunoi.access",
    "caunoi.law",
    "caunoi.duties",
    "caunoi.notices",
    "caunoi.files",
    "caunoi.know",
    "caunoi.discuss",
    "caunoi.decide",
    "caunoi.voice",
    "caunoi.reception",
    "caunoi.dialogue",
    "caunoi.mandate",
    "caunoi.journeys",
    *[
        f"caunoi.{room}"
        for room in (
            "search",
            "connect",
            "boards",
            "workplace",
            "followup",
            "do",
            "check",
            "oversee",
            "benefit",
            "indicators",
            "review",
            "plenary",
            "reporting",
            "commend",
            "training",
            "watch",
            "warn",
        )
        if find_spec(f"caunoi.{room}.apps")
    ],
    "caunoi.desk",
    "caunoi.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "caunoi.site.middleware.SpokenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "caunoi.access.middleware.OneTransaction",
]

ROOT_URLCONF = "caunoi.site.urls"
WSGI_APPLICATION = "caunoi.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "caunoi.site.context.installation",
            ],
        },
    }
]
FORM_RENDERER = "caunoi.ui.forms.Renderer"

# The application's own connection; migrations and bulk loads connect as the owner (CAUNOI_DB_ROLE=owner).
if os.environ.get("CAUNOI_DB_ROLE") == "owner" and os.environ.get("DATABASE_OWNER_URL"):
    DATABASES = {"default": _database(os.environ["DATABASE_OWNER_URL"])}
else:
    DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgresql://caunoi_app@/caunoi"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "identity.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_ADAPTER = "caunoi.identity.adapter.NoSelfRegistration"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
LOGIN_URL = "/tai-khoan/login/"
LOGIN_REDIRECT_URL = "/can-bo/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "ngon_ngu"
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if _flag("CAUNOI_PLAIN_STATIC")
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILES_DIR = DATA / "files"
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "style-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF, *([BURST_URL.removesuffix("/y-kien")] if "://" in BURST_URL else [])],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = HTTPS and _flag("CAUNOI_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _flag("CAUNOI_BEHIND_PROXY") else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "phien"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_NAME = "csrf"
CSRF_FAILURE_VIEW = "caunoi.site.views.expired_form"
X_FRAME_OPTIONS = "DENY"

MAIL_DIR = DATA / "mail"
MAILERS = {
    # Mail goes to a server when one is named, else into files an operator can read: nothing leaves the machine unasked.
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": os.environ["CAUNOI_EMAIL_HOST"],
            "port": int(os.environ.get("CAUNOI_EMAIL_PORT", "587")),
            "username": os.environ.get("CAUNOI_EMAIL_USER", ""),
            "password": os.environ.get("CAUNOI_EMAIL_PASSWORD", ""),
            "use_tls": _flag("CAUNOI_EMAIL_TLS", default=True),
            "timeout": 20,
        },
    }
    if os.environ.get("CAUNOI_EMAIL_HOST")
    else {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": str(MAIL_DIR)}}
}
DEFAULT_FROM_EMAIL = os.environ.get("CAUNOI_EMAIL_FROM", "Cầu Nối <khong-tra-loi@localhost>")

#: Gateways of SMS and Zalo: an https address, or "record" to write down what would be sent (what a demo does); off where none is named.
#: Calls both ways are signed.
CHANNEL_GATEWAYS = {
    name: gateway
    for name in ("sms", "zalo")
    if (gateway := os.environ.get(f"CAUNOI_{name.upper()}_URL") or ("record" if DEMO else ""))
}
CHANNEL_SECRETS = {name: _kept_secret(f"CAUNOI_{name.upper()}_SECRET") for name in CHANNEL_GATEWAYS}
NOTICES_SENDERS = {
    **{name: f"caunoi.notices.channels.send_{name}" for name in CHANNEL_GATEWAYS},
    "push": "caunoi.connect.outgoing.send_push",
}
#: Machines of the own network that may be called all the same, "host:port" each; every other inner address is refused.
OUTWARD_ALSO = frozenset(filter(None, os.environ.get("CAUNOI_OUTWARD_ALSO", "").split(",")))

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Public figures only: what one process counted, the others read.
    "kept": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA / "kept"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("CAUNOI_LOG", "WARNING")},
}

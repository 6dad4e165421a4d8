"""The one settings file. Everything that differs between places comes from the environment.

Safe by default: DEBUG is off, a missing secret is an error that says what to set. In local mode (`DARIS_LOCAL=1`, set by
`make run` and by the tests) missing values come from `var/local.env`, which the local stack writes.
"""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import django_stubs_ext
from botocore.config import Config
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env

from config import database, valkey

django_stubs_ext.monkeypatch()  # so that ModelForm[User] and the like can be written where Python runs them

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(os.environ.get("DARIS_VAR", BASE_DIR / "var"))

env = Env()
DARIS_LOCAL = env.bool("DARIS_LOCAL", False)
if DARIS_LOCAL and (VAR_DIR / "local.env").exists():
    env.read_env(str(VAR_DIR / "local.env"), recurse=False)


def required(name: str, what: str) -> str:
    value = env.str(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {what}. For a trial on this machine use `make run` instead.")
    return value


DEBUG = env.bool("DEBUG", False)
SECRET_KEY = required("SECRET_KEY", "a long random text, kept secret")
SITE_URL = env.str("SITE_URL", "http://localhost:8000").rstrip("/")
SITE_HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DARIS_LOCAL else [urlsplit(SITE_URL).hostname or ""]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "daphne",
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "channels",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
    "rules.apps.AutodiscoverRulesConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "ui",
    "mail",
    "media",
    "accounts",
    "standards",
    "webinars",
    "webinars.captions",
    "webinars.feedback",
    "webinars.materials",
    "webinars.polls",
    "webinars.questions",
    "webinars.recommendations",
    "webinars.slides",
    "webinars.stage",
    "attendance",
    "attendance.imports",
    "attendance.watching",
    "recordings",
    "quizzes",
    "credits",
    "demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.csp.PolicyMiddleware",
    "ui.devices.DevicesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.TimeZoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.unsent.SignedOutMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
PAGE_THREADS = env.int("PAGE_THREADS", 4)  # requests that are worked on at once: config/pages.py
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "ui.context.site",
            ],
        },
    },
]

# --- database ---------------------------------------------------------------------------------------------------------


DATABASE_POOL = database.pool_options(size=env.int("DATABASE_POOL", 12))


def postgres(url: str) -> dict[str, object]:
    """Django's settings for `postgresql://user:password@host:port/name?option=value` (host may be a socket folder)."""
    parts = urlsplit(url)
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.pop("host", parts.hostname or "")),
        "PORT": str(parts.port or options.pop("port", "")),
        # Persistent connections leak under ASGI, where each request may run in another thread: pool instead.
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"connect_timeout": database.CONNECT_WITHIN_S, **options, "pool": DATABASE_POOL},
    }


DATABASES = {"default": postgres(required("DATABASE_URL", "postgresql://user:password@host:5432/daris"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- live messages between processes ----------------------------------------------------------------------------------

VALKEY_URL = env.str("VALKEY_URL", "")
IN_MEMORY_LAYER: dict[str, object] = {
    "BACKEND": "channels.layers.InMemoryChannelLayer",
    "CONFIG": {"capacity": 1000},
}
IN_MEMORY_CACHE: dict[str, object] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CHANNEL_LAYERS = {"default": valkey.channel_layer(VALKEY_URL) if VALKEY_URL else IN_MEMORY_LAYER}
CACHES = {"default": valkey.cache(VALKEY_URL) if VALKEY_URL else IN_MEMORY_CACHE}

# --- object storage and media -----------------------------------------------------------------------------------------

S3_ENDPOINT_URL = required("S3_ENDPOINT_URL", "the address of the object storage")
S3_ACCESS_KEY_ID = required("S3_ACCESS_KEY_ID", "the access key of the object storage")
S3_SECRET_ACCESS_KEY = required("S3_SECRET_ACCESS_KEY", "the secret key of the object storage")
S3_BUCKET = env.str("S3_BUCKET", "daris")
S3_REGION = env.str("S3_REGION", "us-east-1")
# Where browsers reach the same storage (Caddy puts it under the site's own origin); empty: Django passes files through.
S3_PUBLIC_URL = env.str("S3_PUBLIC_URL", "")
MEDIA_JOURNAL_DIR = Path(env.str("MEDIA_JOURNAL_DIR", str(VAR_DIR / "journal")))
# What one broadcast may keep on this disk while the object storage is away: 2 GB are about two hours.
MEDIA_JOURNAL_BYTES = env.int("MEDIA_JOURNAL_MB", 2048) * 1024 * 1024
# What one broadcast may send in all: a day at 5 Mbit/s is 54 GB.
MEDIA_BROADCAST_BYTES = env.int("MEDIA_BROADCAST_GB", 64) * 1000**3
# Light and audio renditions that this process makes at once, a tenth of a core each: media/render_places.py.
MEDIA_RENDITIONS = env.int("MEDIA_RENDITIONS", 4 * (os.cpu_count() or 1))
STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "endpoint_url": S3_ENDPOINT_URL,
            "access_key": S3_ACCESS_KEY_ID,
            "secret_key": S3_SECRET_ACCESS_KEY,
            "bucket_name": S3_BUCKET,
            "region_name": S3_REGION,
            "location": "files",
            "file_overwrite": False,
            # A page waits for it: its own minute, five times over, would hold the few threads that make pages.
            "client_config": Config(
                connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 2, "mode": "standard"}
            ),
        },
    },
    "staticfiles": {"BACKEND": "ui.static_files.StaticFiles"},
}
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(VAR_DIR / "static")))
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# --- people -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
SESSION_ENGINE = "accounts.sessions"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:after_login"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_FORMS = {
    "login": "accounts.login_form.LoginForm",
    "request_login_code": "accounts.code_form.RequestLoginCodeForm",
}
# Digits: a code is typed on any keyboard, Kazakh or Latin.
ALLAUTH_USER_CODE_FORMAT = {"length": 6, "numeric": True, "dashed": False}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DARIS_LOCAL and not SITE_HTTPS
MFA_TOTP_ISSUER = "Daris"
SESSION_COOKIE_AGE = int(timedelta(days=30).total_seconds())

# --- the line between a speaker's browser and the lecturer's ------------------------------------------------------------

# Addresses of STUN servers, separated by commas: they tell a browser its own address as the world sees it.
_STUN: list[str] = env.list("ICE_SERVERS", [])
ICE_SERVERS = [[address] for address in _STUN]
TURN_URLS: list[str] = env.list("TURN_URLS", [])  # of a relay that shares a secret with us, as coturn's use-auth-secret
TURN_SECRET = env.str("TURN_SECRET", "")
TURN_ONLY = env.bool("TURN_ONLY", False)  # neither side learns the other's address

# --- Open Badges -------------------------------------------------------------------------------------------------------

BADGE_SIGNING_KEY = env.str("BADGE_SIGNING_KEY", "")  # 32 random bytes in base64url: an Ed25519 key. Empty: no badges
BADGE_EARLIER_KEYS: list[str] = env.list(
    "BADGE_EARLIER_KEYS", []
)  # public keys ("z6Mk...") of those that signed before

# --- background jobs --------------------------------------------------------------------------------------------------

PROCRASTINATE_IMPORT_PATHS = ["config.tasks"]  # besides each app's tasks.py

# --- mail -------------------------------------------------------------------------------------------------------------

EMAIL_BACKEND = "mail.backends.QueuedBackend"
SMTP_URL = env.str("SMTP_URL", "")  # smtp[s]://user:password@host:port
MAIL_DIR = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "Daris <noreply@localhost>")

# --- languages and time -----------------------------------------------------------------------------------------------

USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
# A decimal comma for Kazakh.
FORMAT_MODULE_PATH = ["ui.locale_formats"]
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())

# --- security ---------------------------------------------------------------------------------------------------------

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SITE_HTTPS else None
SECURE_SSL_REDIRECT = SITE_HTTPS
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if SITE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SITE_HTTPS
SECURE_HSTS_PRELOAD = SITE_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = SITE_HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SITE_HTTPS
CSRF_FAILURE_VIEW = "config.unsent.page_too_old"
LANGUAGE_COOKIE_SECURE = SITE_HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
_STORAGE = [S3_PUBLIC_URL] if S3_PUBLIC_URL else []
CONTENT_SECURITY_POLICY = {
    # The operators' admin has a policy of its own: config/csp.py.
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        # With a nonce for the shadow trees of media-chrome (ui/media-chrome.js), never for pages.
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:", *_STORAGE],
        "media-src": [SELF, "blob:", *_STORAGE],
        "font-src": [SELF],
        "connect-src": [SELF, *_STORAGE],
        "worker-src": [SELF, "blob:"],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
SILENCED_SYSTEM_CHECKS: list[str] = []

# --- logs: what happened, never about whom ----------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.logs.LineFormatter",
            "format": "{asctime} {levelname:<7} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {
        "daris": {"level": env.str("LOG_LEVEL", "INFO")},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "daphne": {"level": "WARNING"},
        "channels_redis": {"level": "CRITICAL"},  # a traceback a second while Valkey is away; daris.media says it once
    },
}

# The operators' pages wear our turquoise (ui/tokens.css).
UNFOLD = {
    "SITE_TITLE": "Daris",
    "SITE_HEADER": "Daris",
    "SITE_SYMBOL": "school",
    "COLORS": {
        "primary": {
            "50": "oklch(97.5% .014 205)",
            "100": "oklch(94.4% .031 205)",
            "200": "oklch(88.8% .060 206)",
            "300": "oklch(80.5% .094 208)",
            "400": "oklch(70.5% .114 211)",
            "500": "oklch(59.5% .103 214)",
            "600": "oklch(49.0% .090 217)",
            "700": "oklch(42.0% .079 219)",
            "800": "oklch(35.0% .066 221)",
            "900": "oklch(28.5% .052 222)",
            "950": "oklch(23.8% .040 222)",
        }
    },
}

"""Settings, all from environment variables; docs/administrators/settings.md explains each."""

import hashlib
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import bootstrap
import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from jobdesc.embedded_postgres import data_directory

# Lets forms and the like name their model in brackets, as the type checker wants it.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = data_directory()


def _flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "")
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def _text(name: str, default: str = "") -> str:
    """Return a variable's value; one that is set but empty counts as not set."""
    return os.environ.get(name) or default


def _secret_key() -> str:
    """Return the key from the environment, or the one made for this data directory."""
    if key := os.environ.get("JOBDESC_SECRET_KEY"):
        return key
    path = DATA_DIR / "secret_key"
    try:
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        # "x" lets only one of two processes that start at once write the key.
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as error:
        raise ImproperlyConfigured(
            f"Set JOBDESC_SECRET_KEY: {path} cannot be written ({error.strerror})."
        ) from error
    return path.read_text().strip()


def _web_address(name: str) -> str:
    """Return an http or https address without the slash at its end; empty where none is set."""
    address = _text(name).rstrip("/")
    parts = urlsplit(address)
    if address and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise ImproperlyConfigured(f"{name} must begin with http:// or https:// and name a host.")
    return address


HOST = _text("HOST", "localhost")
PORT = int(_text("PORT", "8000"))
# The address people type. Links in e-mail start with it; https:// here turns secure cookies on.
SITE_URL = _text("JOBDESC_URL", f"http://localhost:{PORT}").rstrip("/")
HTTPS = SITE_URL.startswith("https://")

SECRET_KEY = _secret_key()
DEBUG = _flag("JOBDESC_DEBUG")
ALLOWED_HOSTS = [
    urlsplit(SITE_URL).hostname or "localhost",
    *("localhost", "127.0.0.1", "[::1]"),
    *filter(None, _text("JOBDESC_ALLOWED_HOSTS", "").split(",")),
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "builder",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "builder.views.access.LoginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "jobdesc.urls"
WSGI_APPLICATION = "jobdesc.wsgi.application"
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
                "builder.views.access.organization_context",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

if not os.environ.get("DATABASE_URL"):
    raise ImproperlyConfigured(
        "DATABASE_URL is not set. Go through manage.py, which brings a database, or name one."
    )
DATABASES = {"default": dj_database_url.config(conn_max_age=0, conn_health_checks=False)}
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
    "min_size": 1,
    "max_size": 8,
    "timeout": 10,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all processes, so that attempts to log in are counted across them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

# How many background processes `serve` runs beside the web server.
WORKERS = int(_text("JOBDESC_WORKERS", "1"))
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "builder.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": f"{_VALIDATION}UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": f"{_VALIDATION}MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "builder.views.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# The invitation link is the proof of the address.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = int(_text("JOBDESC_PROXIES", "0"))

_PROCESSORS = os.cpu_count() or 1
WEB_PROCESSES = int(_text("WEB_CONCURRENCY") or min(_PROCESSORS, 4))
# For each web process: together they use all processors.
PDF_PROCESSES = int(_text("JOBDESC_PDF_PROCESSES") or max(1, _PROCESSORS // WEB_PROCESSES))
PDF_SECONDS = int(_text("JOBDESC_PDF_SECONDS", "30"))
PDF_MEGABYTES = int(_text("JOBDESC_PDF_MEGABYTES", "512"))
PDF_CACHE_MEGABYTES = int(_text("JOBDESC_PDF_CACHE_MEGABYTES", "32"))

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if EMAIL_HOST := _text("EMAIL_HOST", ""):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_PORT = int(_text("EMAIL_PORT", "587"))
    EMAIL_HOST_USER = _text("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = _text("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = _flag("EMAIL_USE_TLS", default=True)
DEFAULT_FROM_EMAIL = _text("EMAIL_FROM", f"jobdesc@{urlsplit(SITE_URL).hostname}")

# The language model that "Improve this section" asks; without an address there is no such thing.
IMPROVE_URL = _web_address("JOBDESC_IMPROVE_URL")
IMPROVE_KEY = _text("JOBDESC_IMPROVE_KEY")
IMPROVE_MODEL = _text("JOBDESC_IMPROVE_MODEL")
IMPROVE_SECONDS = float(_text("JOBDESC_IMPROVE_SECONDS", "30"))
IMPROVE_MAX_TOKENS = int(_text("JOBDESC_IMPROVE_MAX_TOKENS", "0"))
IMPROVE_PER_MINUTE = int(_text("JOBDESC_IMPROVE_PER_MINUTE", "6"))
if IMPROVE_URL and not IMPROVE_MODEL:
    raise ImproperlyConfigured("JOBDESC_IMPROVE_URL is set, so set JOBDESC_IMPROVE_MODEL too.")

# What an organization may bring in: files at once, megabytes to review, and days to do it in.
IMPORT_FILES = int(_text("JOBDESC_IMPORT_FILES", "500"))
IMPORT_MEGABYTES = int(_text("JOBDESC_IMPORT_MEGABYTES", "500"))
IMPORT_DAYS = int(_text("JOBDESC_IMPORT_DAYS", "30"))

LANGUAGE_CODE = "en-us"
TIME_ZONE = _text("TZ", "UTC")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bootstrap", Path(bootstrap.__path__[0]) / "css"),
]
# Files that background work leaves to be fetched. Web and background processes must both reach it.
FILES_DIR = Path(_text("JOBDESC_FILES", str(DATA_DIR / "files"))).expanduser().resolve()
STORAGES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": FILES_DIR,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "jobdesc.static.ModuleStaticFilesStorage"},
}
if S3_BUCKET := _text("JOBDESC_S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": S3_BUCKET, "location": _text("JOBDESC_S3_FOLDER")},
    }

# What is compressed already, and what only developers' tools ask for.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map", "woff2", "png", "gz", "br")

# Browsers keep one cookie jar for all ports of a machine, so two installations need two names.
_COOKIE_SUFFIX = hashlib.sha256(SECRET_KEY.encode()).hexdigest()[:8]
SESSION_COOKIE_NAME = f"session_{_COOKIE_SUFFIX}"
CSRF_COOKIE_NAME = f"csrf_{_COOKIE_SUFFIX}"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
# Other sites of the same domain are their owners' to decide on.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# A pasted text of some megabytes must reach its form, which says what is wrong and gives it back.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# Where an import is uploaded all count; elsewhere the handler passes over all but a few.
DATA_UPLOAD_MAX_NUMBER_FILES = IMPORT_FILES + 100
FILE_UPLOAD_HANDLERS = ["builder.forms.uploads.BoundedUploadHandler"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"weasyprint": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
}

"""Django's settings: the one place where the environment is read. `.env.example` lists every variable."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from csp.constants import NONE, SELF

from tinkuy.config.environment import Environment, SettingsError
from tinkuy.telemetry import logs

_environment = Environment(os.environ)
_repository = Path(__file__).resolve().parents[2]

try:
    DEBUG = _environment.yes_no("TINKUY_DEBUG", False)
    SECRET_KEY = _environment.secret("TINKUY_SECRET_KEY", needed=not DEBUG)
    ALLOWED_HOSTS = _environment.items("TINKUY_HOSTS", "localhost,127.0.0.1")
    DATA_FOLDER = _environment.folder("TINKUY_DATA", _repository / "var")
    STORAGE = _environment.storage("TINKUY_STORAGE")
    KEPT_DAYS = _environment.whole_number("TINKUY_KEPT_DAYS", 30)
    KEPT_MEGABYTES = _environment.whole_number("TINKUY_KEPT_MEGABYTES", 2048)
    HTTPS = _environment.yes_no("TINKUY_HTTPS", not DEBUG)
    PROXIES = int(_environment.one_of("TINKUY_PROXIES", ("0", "1", "2", "3")))
    PACK_FOLDERS = _environment.items("TINKUY_PACKS", "")
    _tasks = _environment.one_of("TINKUY_TASKS", ("database", "immediate"))
    LOG_STYLE = _environment.one_of("TINKUY_LOGS", logs.STYLES if not DEBUG else ("words", "json", "problems"))
    METRICS_TOKEN = _environment.token("TINKUY_METRICS_TOKEN")
    LIMIT_CHANGES = _environment.whole_number("TINKUY_LIMIT_CHANGES", 240)
    LIMIT_FILES = _environment.whole_number("TINKUY_LIMIT_FILES", 60)
    LIMIT_DOWNLOADS = _environment.whole_number("TINKUY_LIMIT_DOWNLOADS", 120)
    LIMIT_FIGURES = _environment.whole_number("TINKUY_LIMIT_FIGURES", 240)
    LIMIT_SEARCHES = _environment.whole_number("TINKUY_LIMIT_SEARCHES", 240)
    LIMIT_PEOPLE_PER_ADDRESS = _environment.whole_number("TINKUY_LIMIT_PEOPLE_PER_ADDRESS", 20)
    API_PER_MINUTE = _environment.whole_number("TINKUY_API_PER_MINUTE", 300)
    API_PER_MINUTE_WITHOUT_TOKEN = _environment.whole_number("TINKUY_API_PER_MINUTE_WITHOUT_TOKEN", 60)
    API_SENT_PER_HOUR = _environment.whole_number("TINKUY_API_SENT_PER_HOUR", 60)
    DATABASES = {"default": _environment.database("DATABASE_URL", f"sqlite:///{DATA_FOLDER / 'tinkuy.sqlite3'}")}
    SITE = _environment.site("TINKUY_SITE", ALLOWED_HOSTS, HTTPS)
    MAIL = _environment.mail("TINKUY_MAIL", DATA_FOLDER / "mail")
except SettingsError as error:
    sys.exit(f"Tinkuy cannot start. {error}")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "tinkuy.limits",
    "tinkuy.registries",
    "tinkuy.accounts",
    "tinkuy.pages.components",
    "tinkuy.pages.home",
    "tinkuy.pages.check",
    "tinkuy.pages.methods",
    "tinkuy.pages.sign_in",
    "tinkuy.pages.account",
    *(
        f"tinkuy.pages.{room}"
        for room in (
            "today",
            "uploads",
            "review",
            "months",
            "signing",
            "dashboard",
            "figures",
            "lists",
            "results",
            "members",
            "history",
            "through_us",
        )
    ),
    *(f"tinkuy.pages.{room}" for room in ("telling", "own_history", "own_place", "what_is_new", "public")),
    "tinkuy.pages.key_figures",
    "tinkuy.pages.downloads",
    "tinkuy.pages.search",
    "tinkuy.notices",
    "tinkuy.pages.notices",
    "tinkuy.pages.matrix",
    "tinkuy.groups",
    "tinkuy.pages.groups",
    "tinkuy.audit",
    "tinkuy.ledger",
    "tinkuy.narratives",
    "tinkuy.arrivals",
    "tinkuy.releases",
    "tinkuy.public",
    "tinkuy.jobs",
    "tinkuy.api",
    "django_tasks",
    "django_tasks_db",
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # of every link in a letter but an invitation's

# Times are kept in UTC; a platform's own time zone is in its pack.
USE_TZ = True
TIME_ZONE = "UTC"

USE_I18N = True
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English"), ("pt", "Português")]

MIDDLEWARE = [
    "tinkuy.pages.request_log.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "tinkuy.api.middleware.OfTheApi",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tinkuy.pages.body_limit.BodyLimit",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.common.CommonMiddleware",
    "tinkuy.pages.rate_limits.RateLimits",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tinkuy.pages.only_text.OnlyText",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tinkuy.pages.sign_in.guard.Guard",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tinkuy.pages.storage_silent.StorageSilent",
]
ROOT_URLCONF = "tinkuy.config.urls"
WSGI_APPLICATION = "tinkuy.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.static", "tinkuy.pages.components.templatetags.components"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "tinkuy.pages.components.context.components",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "tinkuy.pages.errors.form_expired"

# Styles and scripts. Their names carry a hash of what is in them, so a browser may keep them for ever.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "tinkuy.pages.components.bootstrap.BootstrapFinder",
]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
_plain, _hashed = (
    "django.contrib.staticfiles.storage.StaticFilesStorage",
    "whitenoise.storage.CompressedManifestStaticFilesStorage",
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _plain if DEBUG else _hashed},
}

# What the browser may load: our own files and, for the marks that Bootstrap draws, data: pictures. Nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Behind a proxy that speaks HTTPS for us, forms come from the site's own address, which is not how we are reached.
CSRF_TRUSTED_ORIGINS = [SITE]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    # The browser then keeps the cookie for this host and HTTPS alone, whatever another name of the domain sends.
    SESSION_COOKIE_NAME = "__Host-session"
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # the proxy must set it, whatever came

# Work that nobody waits for at a page: queued in the database and done by `tinkuy worker`. `immediate` does it at once.
_BACKENDS = {
    "database": "tinkuy.jobs.queue.Queue",
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
}
TASKS = {"default": {"BACKEND": _BACKENDS[_tasks]}}

# E-mail: notices and invitations. Where no server is said, letters are files in the data folder.
globals().update(MAIL)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _environment.text("TINKUY_MAIL_FROM", "Tinkuy <tinkuy@localhost>")

# A check in the browser: what a file may weigh, and how long it stays.
UPLOAD_BYTES = 20 * 1024 * 1024
CHECKS_FOLDER = DATA_FOLDER / "checks"
CHECKS_KEPT_SECONDS = 60 * 60
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# What goes wrong is written where the server writes: whoever runs it sees it, the person at the page sees a kind sentence.
LOGGING = logs.configuration(LOG_STYLE)

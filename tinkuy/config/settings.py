"""Django's settings: the one place where the environment is read. `.env.example` lists every variable."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tinkuy.config.environment import Environment, SettingsError

_environment = Environment(os.environ)
_repository = Path(__file__).resolve().parents[2]

try:
    DEBUG = _environment.yes_no("TINKUY_DEBUG", False)
    SECRET_KEY = _environment.secret("TINKUY_SECRET_KEY", needed=not DEBUG)
    ALLOWED_HOSTS = _environment.items("TINKUY_HOSTS", "localhost,127.0.0.1")
    DATA_FOLDER = _environment.folder("TINKUY_DATA", _repository / "var")
    DATABASES = {"default": _environment.database("DATABASE_URL", f"sqlite:///{DATA_FOLDER / 'tinkuy.sqlite3'}")}
except SettingsError as error:
    sys.exit(f"Tinkuy cannot start. {error}")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "tinkuy.registries",
    "tinkuy.accounts",
    "tinkuy.audit",
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

# Times are kept in UTC; a platform's own time zone is in its pack.
USE_TZ = True
TIME_ZONE = "UTC"

USE_I18N = True
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English"), ("pt", "Português")]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "tinkuy.config.urls"
TEMPLATES: list[dict[str, object]] = []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG

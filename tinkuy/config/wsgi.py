"""What the web server calls. It is loaded in each worker, after the fork: Polars must not be carried over one."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinkuy.config.settings")
application = get_wsgi_application()

"""Where a coordinator opens a release to everyone."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.public import opening

urlpatterns = [
    path("<uuid:release>/", opening.preview, name="opening"),
    path("<uuid:release>/abrir/", opening.open_, name="opening_open"),
    path("<uuid:release>/cerrar/", opening.close, name="opening_close"),
]

"""The addresses of what is reported through an implementing partner."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.through_us import views

urlpatterns = [
    path("", views.through_us, name="through_us"),
    path("<uuid:version>/", views.rows, name="through_us_rows"),
    path("<uuid:version>/decir/", views.say, name="through_us_say"),
    path("nota/<uuid:confirmation>/borrar/", views.erase, name="through_us_erase"),
]

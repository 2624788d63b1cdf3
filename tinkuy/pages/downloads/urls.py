"""The addresses of public data. They are stable: spreadsheets, dashboards and scripts of others read them."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.downloads import views

urlpatterns = [
    path("", views.platforms, name="downloads_platforms"),
    path("<slug:platform>/", views.tables, name="downloads"),
    path("<slug:platform>/datapackage.json", views.package, name="downloads_package"),
    path("<slug:platform>/<slug:table>.<str:ending>", views.table, name="download"),
    path("<slug:platform>/<uuid:release>/", views.tables, name="downloads_release"),
    path("<slug:platform>/<uuid:release>/datapackage.json", views.package, name="downloads_release_package"),
    path("<slug:platform>/<uuid:release>/<slug:table>.<str:ending>", views.table, name="download_release"),
]

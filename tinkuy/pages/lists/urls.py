"""The addresses of lists."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.lists import merging, views, years

urlpatterns = [
    path("", views.lists, name="lists"),
    path("organizaciones/", views.organisations, name="lists_organisations"),
    path("organizaciones/nueva/", views.new_organisation, name="lists_new_organisation"),
    path("organizaciones/<slug:code>/", views.organisation, name="lists_organisation"),
    path("organizaciones/<slug:code>/nombres/", views.add_name, name="lists_add_name"),
    path("organizaciones/<slug:code>/nombres/<int:name>/quitar/", views.remove_name, name="lists_remove_name"),
    path("organizaciones/<slug:code>/unir/", merging.merge_into, name="lists_merge"),
    path("organizaciones/<slug:code>/separar/", merging.undo, name="lists_undo_merge"),
    path("anios/<slug:pack>/", years.year, name="lists_year"),
    path("<slug:pack>/<slug:key>/<slug:code>/unir/", merging.merge_entry, name="lists_merge_entry"),
    path("<slug:pack>/<slug:key>/<slug:code>/separar/", merging.undo_entry, name="lists_undo_entry"),
    path("<slug:pack>/<slug:key>/", views.code_list, name="lists_code_list"),
]

"""The addresses of groups."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.groups import contacts, views

urlpatterns = [
    path("", views.groups, name="groups"),
    path("nuevo/", views.new, name="groups_new"),
    path("del-paquete/", views.load, name="groups_load"),
    path("directorio/", contacts.directory, name="directory"),
    path("directorio/lista.csv", contacts.mailing_list, name="directory_list"),
    path("mi-ficha/", contacts.card, name="contact_card"),
    path("quien-esta-donde.xlsx", views.who_is_where, name="who_is_where"),
    path("<slug:group>/", views.group, name="group"),
    path("<slug:group>/agregar/", views.add, name="group_add"),
    path("<slug:group>/quitar/<uuid:member>/", views.leave_group, name="group_leave"),
]

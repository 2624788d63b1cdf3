"""The addresses of “Revise su archivo”."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.check import views

urlpatterns = [
    path("", views.choose_file, name="check"),
    path("plantilla/<str:year>/", views.template, name="check_template"),
    path("<str:token>/", views.result, name="check_result"),
    path("<str:token>/archivo/", views.hand_back, name="check_hand_back"),
    path("<str:token>/respuesta/", views.answer, name="check_answer"),
    path("<str:token>/anio/", views.other_year, name="check_other_year"),
    path("<str:token>/borrar/", views.delete, name="check_delete"),
]

"""The addresses of review."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.review import views

urlpatterns = [
    path("", views.review, name="review"),
    path("aceptar/", views.accept_many, name="review_accept_many"),
    path("<uuid:version>/", views.one, name="review_version"),
    path("<uuid:version>/decidir/", views.decide, name="review_decide"),
]

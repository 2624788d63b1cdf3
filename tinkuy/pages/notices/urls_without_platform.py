"""The address in every e-mail that ends e-mails like it: open to who has the letter, signed in or not."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.notices import views

urlpatterns = [path("menos/<str:token>/", views.fewer, name="notices_fewer")]

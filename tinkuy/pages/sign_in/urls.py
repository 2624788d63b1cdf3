"""The addresses of signing in and out."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import path

from tinkuy.pages.sign_in.views import SignIn

urlpatterns = [
    path("entrar/", SignIn.as_view(), name="sign_in"),
    path("salir/", LogoutView.as_view(), name="sign_out"),
]

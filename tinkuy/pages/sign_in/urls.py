"""The addresses of signing in and out, and of the links in letters."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.sign_in import invited, resetting, views

urlpatterns = [
    path("entrar/", views.sign_in, name="sign_in"),
    path("entrar/codigo/", views.sign_in_code, name="sign_in_code"),
    path("salir/", views.sign_out, name="sign_out"),
    path("idioma/", views.set_language, name="set_language"),
    path("recuperar/", resetting.reset, name="reset"),
    path("recuperar/enviado/", resetting.reset_sent, name="reset_sent"),
    path("recuperar/<str:whose>/<str:token>/", resetting.reset_set, name="reset_set"),
    path("invitacion/<str:secret>/", invited.invitation, name="invitation"),
    path("correo/<str:secret>/", invited.address_verify, name="address_verify"),
]

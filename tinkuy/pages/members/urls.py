"""The addresses of members."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.members import giving, views

urlpatterns = [
    path("", views.members, name="members"),
    path("invitar/", giving.invite_somebody, name="member_invite"),
    path("invitacion/<uuid:invitation>/anular/", giving.revoke, name="member_revoke"),
    path("invitacion/<uuid:invitation>/enviar/", giving.remind, name="member_send_again"),
    path("persona/<uuid:person>/", views.member, name="member"),
    path("persona/<uuid:person>/dar/", giving.give, name="member_give"),
    path("rol/<uuid:held>/terminar/", views.end, name="role_end"),
    path("rol/<uuid:held>/pasar/", views.pass_on, name="role_pass"),
    path("rol/<uuid:held>/entrega/", views.pack, name="role_pack"),
]

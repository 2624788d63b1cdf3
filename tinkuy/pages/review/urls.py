"""The addresses of review."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.review import commenting, views

urlpatterns = [
    path("", views.review, name="review"),
    path("aceptar/", views.accept_many, name="review_accept_many"),
    path("fila/<uuid:slice>/", views.line, name="review_line"),
    path("hilo/<uuid:thread>/responder/", commenting.answer, name="thread_answer"),
    path("hilo/<uuid:thread>/resolver/", commenting.resolve, name="thread_resolve"),
    path("comentario/<uuid:comment>/borrar/", commenting.erase, name="comment_erase"),
    path("<uuid:version>/", views.one, name="review_version"),
    path("<uuid:version>/decidir/", views.decide, name="review_decide"),
    path("<uuid:version>/comentar/", commenting.comment, name="review_comment"),
]

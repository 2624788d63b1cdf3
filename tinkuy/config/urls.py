"""The addresses of the site. They are in Spanish, as most who read them are."""

from __future__ import annotations

from django.urls import include, path

# One installation may serve several platforms; what is of one says so in its address.
_OF_A_PLATFORM = [
    path("hoy/", include("tinkuy.pages.today.urls")),
    path("envios/", include("tinkuy.pages.uploads.urls")),
    path("revision/", include("tinkuy.pages.review.urls")),
    path("meses/", include("tinkuy.pages.months.urls")),
    path("publicaciones/", include("tinkuy.pages.signing.urls")),
    path("tablero/", include("tinkuy.pages.dashboard.urls")),
    path("listas/", include("tinkuy.pages.lists.urls")),
    path("historial/", include("tinkuy.pages.history.urls")),
    path("a-traves/", include("tinkuy.pages.through_us.urls")),
    path("miembros/", include("tinkuy.pages.members.urls")),
    path("permisos/", include("tinkuy.pages.members.urls_permissions")),
    path("mi-mes/", include("tinkuy.pages.own_month.urls")),
    path("mi-lugar/", include("tinkuy.pages.own_place.urls")),
    path("mi-historial/", include("tinkuy.pages.own_history.urls")),
    path("relato/", include("tinkuy.pages.telling.urls")),
    path("que-son-nuevos/", include("tinkuy.pages.what_is_new.urls")),
    path("resultados/", include("tinkuy.pages.results.urls")),
    path("avisos/", include("tinkuy.pages.notices.urls")),
    path("matriz/", include("tinkuy.pages.matrix.urls")),
    path("grupos/", include("tinkuy.pages.groups.urls")),
    path("publico/", include("tinkuy.pages.public.urls_of_platform")),
    path("cifras-clave/", include("tinkuy.pages.key_figures.urls")),
    path("buscar/", include("tinkuy.pages.search.urls")),
]
urlpatterns = [
    path("", include("tinkuy.pages.home.urls")),
    path("revisar/", include("tinkuy.pages.check.urls")),
    path("p/<slug:platform>/", include(_OF_A_PLATFORM)),
    path("cifras/", include("tinkuy.pages.figures.urls")),
    path("publico/<slug:platform>/cifras-clave/", include("tinkuy.pages.key_figures.urls_public")),
    path("publico/<slug:platform>/buscar/", include("tinkuy.pages.search.urls_public")),
    path("datos/", include("tinkuy.pages.downloads.urls")),
    path("publico/", include("tinkuy.pages.public.urls")),
    path("metodos/", include("tinkuy.pages.methods.urls")),
    path("avisos/", include("tinkuy.pages.notices.urls_without_platform")),
    path("", include("tinkuy.pages.sign_in.urls")),
    path("cuenta/", include("tinkuy.pages.account.urls")),
    path("api/", include("tinkuy.api.urls")),
    path("componentes/", include("tinkuy.pages.components.urls")),
]
handler404 = "tinkuy.pages.errors.not_found"
handler500 = "tinkuy.pages.errors.server_error"

"""The addresses of reports on their way in."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.uploads import findings, grid, rows, rows_listed, sending, versions

urlpatterns = [
    path("", sending.uploads, name="uploads"),
    path("historial/", sending.history, name="uploads_history"),
    path("archivo/<uuid:arrival>/", sending.arrival, name="arrival"),
    path("archivo/<uuid:arrival>/respuesta/", sending.answer, name="arrival_answer"),
    path("archivo/<uuid:arrival>/cancelar/", sending.cancel, name="arrival_cancel"),
    path("version/<uuid:version>/", versions.version, name="report_version"),
    path("version/<uuid:version>/filas/", rows_listed.rows, name="version_rows"),
    path("escribir/", grid.begin, name="uploads_begin"),
    path("version/<uuid:version>/celdas/", grid.cells, name="version_cells"),
    path("version/<uuid:version>/hallazgos/", grid.found, name="version_found"),
    path("version/<uuid:version>/listas/", grid.choices, name="version_choices"),
    path("version/<uuid:version>/fila/<int:row>/", rows.row, name="version_row"),
    path("version/<uuid:version>/enviar/", versions.submit, name="version_submit"),
    path("version/<uuid:version>/corregir/", versions.correct, name="version_correct"),
    path("version/<uuid:version>/retirar/", versions.withdraw, name="version_withdraw"),
    path("<slug:kind>/<slug:of>/observaciones/", findings.findings, name="findings"),
    path("<slug:kind>/<slug:of>/causa/", findings.cause, name="findings_cause"),
    path("<slug:kind>/<slug:of>/deshacer/", findings.undo, name="findings_undo"),
    path("<slug:kind>/<slug:of>/enviar-todo/", findings.submit_all, name="findings_submit"),
    path("<slug:kind>/<slug:of>/notas/", findings.notes, name="findings_notes"),
]

"""The pages of a report on its way in: upload, causes, findings, cells, preview, submit."""

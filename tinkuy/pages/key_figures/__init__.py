"""Key figures to paste: the month of a release on one page, as text, picture, workbook and PDF."""

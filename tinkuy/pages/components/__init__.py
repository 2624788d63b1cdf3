"""The pieces every page is made of: layout, icons, figures with intervals, cause cards, tables; shown on /componentes/."""

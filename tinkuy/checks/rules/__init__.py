"""The rules, one module per subject; each rule is declared once, beside its words (pure)."""

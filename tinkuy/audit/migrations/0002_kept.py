"""The database itself refuses to change or delete an event. A migration that remakes the table must make these again."""

from django.db import migrations

KEPT = "what happened is never changed nor deleted"

SQLITE = [
    f"""CREATE TRIGGER audit_event_is_not_{done} BEFORE {does} ON audit_event
        BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"""
    for done, does in (("changed", "UPDATE"), ("deleted", "DELETE"))
]

# A table without a row may be truncated: nothing is lost, and Django's tests do so to every table.
POSTGRESQL = [
    f"""CREATE FUNCTION audit_event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP <> 'TRUNCATE' OR EXISTS (SELECT 1 FROM audit_event) THEN
                RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NULL;
        END $$""",
    """CREATE TRIGGER audit_event_is_not_changed BEFORE UPDATE OR DELETE ON audit_event
        FOR EACH ROW EXECUTE FUNCTION audit_event_is_kept()""",
    """CREATE TRIGGER audit_event_is_not_emptied BEFORE TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_kept()""",
]

UNDO = {
    "sqlite": ["DROP TRIGGER audit_event_is_not_changed", "DROP TRIGGER audit_event_is_not_deleted"],
    "postgresql": [
        "DROP TRIGGER audit_event_is_not_changed ON audit_event",
        "DROP TRIGGER audit_event_is_not_emptied ON audit_event",
        "DROP FUNCTION audit_event_is_kept()",
    ],
}


def keep(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def let_go(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_first")]

    operations = [migrations.RunPython(keep, let_go, elidable=False)]

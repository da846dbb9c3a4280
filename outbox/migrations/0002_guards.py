"""What the database refuses, whichever schema it happens in. Functions live here once; tables name them in their triggers.

- `guildmark_append_only()`, before UPDATE or DELETE: rows stay as they were written.
- `guildmark_moves_along(column, 'A>B', …)`, before INSERT or UPDATE: a state changes only along these edges; `>A` names a
  state to begin in.
- `guildmark_revision_grows(column, state_column, draft)`, before UPDATE: by exactly one with each change, once the row is
  no draft.
- `guildmark_has_history(table, foreign_key)`, a deferred constraint trigger after INSERT or UPDATE: at commit that table
  of the same schema holds a row for this `id` and `revision` (none is wanted for revision 0).
"""

from django.db import migrations

APPEND_ONLY = """
CREATE OR REPLACE FUNCTION public.guildmark_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""

MOVES_ALONG = """
CREATE OR REPLACE FUNCTION public.guildmark_moves_along() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) ->> TG_ARGV[0] ELSE '' END;
    after text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
    IF before IS DISTINCT FROM after AND NOT (before || '>' || after) = ANY (TG_ARGV[1:]) THEN
        RAISE EXCEPTION '%: % may not become %', TG_TABLE_NAME, coalesce(nullif(before, ''), 'a new row'), after
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

REVISION_GROWS = """
CREATE OR REPLACE FUNCTION public.guildmark_revision_grows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before integer := to_jsonb(OLD) ->> TG_ARGV[0];
    after integer := to_jsonb(NEW) ->> TG_ARGV[0];
    is_draft boolean := (to_jsonb(NEW) ->> TG_ARGV[1]) IS NOT DISTINCT FROM TG_ARGV[2];
BEGIN
    IF NOT is_draft AND after <> before + 1 THEN
        RAISE EXCEPTION '%: revision % must be followed by %, not %', TG_TABLE_NAME, before, before + 1, after
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

HAS_HISTORY = """
CREATE OR REPLACE FUNCTION public.guildmark_has_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_told boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I WHERE %I = $1 AND revision = $2)',
                   TG_TABLE_SCHEMA, TG_ARGV[0], TG_ARGV[1]) INTO is_told USING NEW.id, NEW.revision;
    IF NEW.revision > 0 AND NOT is_told THEN
        RAISE EXCEPTION '%: revision % of % has no history', TG_TABLE_NAME, NEW.revision, NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
"""

NAMES = ["append_only", "moves_along", "revision_grows", "has_history"]


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]

    operations = [
        migrations.RunSQL(
            [APPEND_ONLY, MOVES_ALONG, REVISION_GROWS, HAS_HISTORY],
            [f"DROP FUNCTION public.guildmark_{name}()" for name in NAMES],
        )
    ]

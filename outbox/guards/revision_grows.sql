-- Arguments: the revision, the state, the draft state: by exactly one with each change, once the row is no draft.
CREATE OR REPLACE FUNCTION public.guildmark_revision_grows() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
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

-- Before UPDATE, DELETE or TRUNCATE: rows stay as they were written.
CREATE OR REPLACE FUNCTION public.guildmark_append_only() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Arguments: a table of the same schema and its key to this one: at commit it holds a row for this revision.
CREATE OR REPLACE FUNCTION public.guildmark_has_history() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    is_told boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I WHERE %I = $1 AND revision = $2)',
                   TG_TABLE_SCHEMA, TG_ARGV[0], TG_ARGV[1]) INTO is_told USING NEW.id, NEW.revision;
    IF NEW.revision > 0 AND NOT is_told THEN
        RAISE EXCEPTION '%: revision % of % has no history', TG_TABLE_NAME, NEW.revision, NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

-- Arguments: a column, then 'A>B', … : it changes only along these edges; '>A' names one to begin in.
CREATE OR REPLACE FUNCTION public.guildmark_moves_along() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
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

-- Arguments: the owning table, the part's column that names its owner, the owner's column that is set once it is fixed.
CREATE OR REPLACE FUNCTION public.guildmark_part_of_something_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    old_owner uuid;
    new_owner uuid;
    is_fixed boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP <> 'INSERT' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) USING OLD INTO old_owner;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) USING NEW INTO new_owner;
    END IF;
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %I.%I WHERE id IN ($1, $2) AND %I IS NOT NULL)',
        TG_TABLE_SCHEMA, TG_ARGV[0], TG_ARGV[2]
    ) USING coalesce(old_owner, new_owner), coalesce(new_owner, old_owner) INTO is_fixed;
    IF is_fixed THEN
        RAISE EXCEPTION 'A part of something published is kept as it is.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

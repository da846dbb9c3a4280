-- Drops a spare that is on the list of spares, in the owner's name. False where somebody took it meanwhile.
CREATE OR REPLACE FUNCTION public.guildmark_drop_spare(schema_ text) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM public.tenants_spare WHERE schema_name = schema_ AND schema_ ~ '^spare_[0-9a-f]{12}$';
    IF NOT FOUND THEN RETURN false; END IF;
    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', schema_);
    RETURN true;
END $$;

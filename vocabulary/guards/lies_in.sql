-- Whether every one of these product categories is the area or lies beneath it; what has no category lies in any.
CREATE OR REPLACE FUNCTION public.guildmark_lies_in(categories_ text[], area_ text) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
BEGIN
    RETURN coalesce(cardinality(categories_), 0) = 0 OR guildmark_lie_within(categories_, ARRAY[area_]);
END $$;

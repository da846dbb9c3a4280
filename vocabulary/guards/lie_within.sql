-- Whether every category is one of these fields or lies under one; no categories lie nowhere.
CREATE OR REPLACE FUNCTION public.guildmark_lie_within(categories_ text[], fields_ text[]) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
DECLARE outside boolean;
BEGIN
    WITH RECURSIVE above AS (
        SELECT code AS asked, code FROM unnest(categories_) AS code
        UNION SELECT above.asked, c.parent_id FROM above JOIN public.vocabulary_productcategory c ON c.code = above.code
        WHERE c.parent_id IS NOT NULL
    )
    SELECT bool_or(covered IS NOT TRUE) INTO outside FROM (
        SELECT bool_or(code = ANY (fields_)) AS covered FROM above GROUP BY asked
    ) AS each;
    RETURN NOT coalesce(outside, true);
END $$;

-- Whether every one of these product categories is the area or lies beneath it.
CREATE OR REPLACE FUNCTION public.guildmark_lies_in(categories_ text[], area_ text) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
DECLARE all_in boolean;
BEGIN
    WITH RECURSIVE above AS (
        SELECT code AS asked, code FROM unnest(categories_) AS code
        UNION SELECT above.asked, c.parent_id FROM above JOIN public.vocabulary_productcategory c ON c.code = above.code
        WHERE c.parent_id IS NOT NULL
    )
    SELECT bool_and(is_in) INTO all_in FROM (SELECT bool_or(code = area_) AS is_in FROM above GROUP BY asked) AS each;
    RETURN coalesce(all_in, true);
END $$;

-- Whether all categories lie in the body's approved field on that day (INV-20).
CREATE OR REPLACE FUNCTION public.guildmark_is_approved(schema_ text, categories_ text[], on_ date) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
DECLARE
    passport record;
    outside boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    SELECT approval_number, approved_until, approved_categories INTO passport FROM catalog_bodypassport;
    IF passport IS NULL OR passport.approval_number = '' OR passport.approved_until < on_ THEN RETURN false; END IF;
    WITH RECURSIVE above AS (
        SELECT code AS asked, code FROM unnest(categories_) AS code
        UNION SELECT above.asked, c.parent_id FROM above JOIN public.vocabulary_productcategory c ON c.code = above.code
        WHERE c.parent_id IS NOT NULL
    )
    SELECT bool_or(covered IS NOT TRUE) INTO outside FROM (
        SELECT bool_or(code = ANY (passport.approved_categories)) AS covered FROM above GROUP BY asked
    ) AS each;
    RETURN NOT coalesce(outside, true);
END $$;

-- Whether all categories lie in the body's approved field on that day: as it states itself, and as an operator has found it
-- on the public list (INV-20).
CREATE OR REPLACE FUNCTION public.guildmark_is_approved(schema_ text, categories_ text[], on_ date) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
DECLARE passport record;
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    SELECT approval_number, approved_until, approved_categories INTO passport FROM catalog_bodypassport;
    IF passport IS NULL OR passport.approval_number = '' OR passport.approved_until < on_ THEN RETURN false; END IF;
    RETURN guildmark_lie_within(categories_, passport.approved_categories)
        AND guildmark_may_certify(schema_, passport.approval_number, categories_);
END $$;

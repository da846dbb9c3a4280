-- Whether a law demands a certificate of a designated body for what somebody would certify: for one of these products, one of
-- these properties, in one of these markets (none named: wherever), on that day. As `vocabulary.queries.reserving`.
CREATE OR REPLACE FUNCTION public.guildmark_is_reserved(categories_ text[], properties_ text[], markets_ text[], on_ date)
RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM (SELECT DISTINCT ON (key) * FROM public.vocabulary_compulsoryrule ORDER BY key, edition DESC) AS rule
        WHERE rule.duty = 'certificate' AND rule.applies_from <= on_
          AND (rule.repealed_on IS NULL OR on_ < rule.repealed_on)
          AND rule.properties::text[] && properties_
          AND (cardinality(markets_) = 0 OR rule.covers::text[] && markets_)
          AND EXISTS (
              SELECT FROM unnest(categories_) AS code
              WHERE starts_with(code || '.', rule.category_id || '.') OR starts_with(rule.category_id || '.', code || '.')
          )
    );
END $$;

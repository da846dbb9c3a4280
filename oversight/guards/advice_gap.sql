-- INV-9: why the house with this schema sells no advice on a day; NULL where it may. Of the countries that nobody has
-- decided on the action alone can tell: what holds there is a setting.
CREATE OR REPLACE FUNCTION public.guildmark_advice_gap(schema_ text, on_ date) RETURNS text LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
DECLARE
    house public.tenants_certificationbody;
    may_sell boolean;
BEGIN
    SELECT * INTO house FROM tenants_certificationbody WHERE schema_name = schema_;
    IF house.kind = 'body' THEN
        SELECT is_open INTO may_sell FROM oversight_advisorysales
            WHERE country = house.country AND since <= on_ ORDER BY recorded_at DESC, id DESC LIMIT 1;
        IF may_sell IS FALSE THEN RETURN 'Certification bodies of this country sell no advice (INV-9).'; END IF;
    ELSIF EXISTS (SELECT FROM oversight_ownershiptie WHERE tenant_id = house.id AND ended_at IS NULL) THEN
        RETURN 'Who belongs to a certification body sells no advice (INV-9).';
    END IF;
    RETURN NULL;
END $$;

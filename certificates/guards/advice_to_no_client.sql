-- INV-9: a body sells no advice to whom it certifies, nor within their legal group. Drafts of applications are no cases.
CREATE OR REPLACE FUNCTION public.guildmark_advice_to_no_client() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    members uuid[] := ARRAY(SELECT guildmark_group_members(NEW.organisation_id));
    codes text[] := ARRAY(SELECT credit_code FROM accounts_organisation WHERE id = ANY (members) AND credit_code <> '');
    names text[] := ARRAY(SELECT lower(trim(name)) FROM accounts_organisation, unnest(ARRAY[name_zh, name_en]) AS name
        WHERE id = ANY (members) AND trim(name) <> '');
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    PERFORM guildmark_lock_client_group(TG_TABLE_SCHEMA, NEW.organisation_id);
    IF EXISTS (SELECT FROM cases_case c WHERE c.organisation_id = ANY (members)
            AND c.state NOT IN ('COMPLETED', 'DECLINED', 'LAPSED', 'WITHDRAWN_BY_APPLICANT')
            AND (c.state <> 'DRAFT' OR EXISTS (SELECT FROM applications_application a
                WHERE a.id = c.subject AND a.submitted_at IS NOT NULL))) THEN
        PERFORM guildmark_refuse('A body sells no advice to a group with an open case (INV-9).');
    END IF;
    IF EXISTS (SELECT FROM certificates_certificate WHERE taken_back_at IS NULL
            AND status IN ('PENDING', 'VALID', 'SUSPENDED')
            AND (organisation_id = ANY (members) OR holder_code = ANY (codes)
                -- an import that names neither: whoever bears the holder's full name
                OR organisation_id IS NULL AND holder_code = ''
                    AND (lower(trim(holder_name_zh)) = ANY (names) OR lower(trim(holder_name_en)) = ANY (names)))) THEN
        PERFORM guildmark_refuse('A body sells no advice to a group that holds its certificate (INV-9).');
    END IF;
    RETURN NEW;
END $$;

-- Whether the body of this schema may publish and issue now under this number and in these fields, as an operator found
-- them on the public list (INV-20). The newest finding holds; in its days of grace a body stands on its own word.
CREATE OR REPLACE FUNCTION public.guildmark_may_certify(schema_ text, number_ text, categories_ text[]) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
DECLARE
    the_body record;
    finding record;
BEGIN
    SELECT id INTO the_body FROM tenants_certificationbody
        WHERE schema_name = schema_ AND kind = 'body' AND standing = 'open';
    IF NOT FOUND THEN RETURN false; END IF;
    SELECT * INTO finding FROM oversight_confirmation
        WHERE body_id = the_body.id ORDER BY made_at DESC, id DESC LIMIT 1;
    IF NOT FOUND OR finding.ends_at IS NULL OR finding.ends_at <= now() THEN RETURN false; END IF;
    RETURN finding.outcome = 'grace'
        OR (finding.approval_number = number_ AND guildmark_lie_within(categories_, finding.categories));
END $$;

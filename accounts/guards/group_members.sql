-- Everybody in an organisation's legal group, itself too: from the root down all ties that somebody has looked up.
CREATE OR REPLACE FUNCTION public.guildmark_group_members(organisation_ uuid) RETURNS SETOF uuid LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    WITH RECURSIVE members(id) AS (
        SELECT guildmark_group_of(organisation_)
        UNION
        SELECT t.child_id FROM members m JOIN accounts_legaltie t ON t.parent_id = m.id
        WHERE t.ended_at IS NULL AND t.checked_at IS NOT NULL
    )
    SELECT id FROM members
$$;

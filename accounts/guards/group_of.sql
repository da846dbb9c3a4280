-- The root of an organisation's legal group: up the ties that somebody has looked up. Without any it is its own.
CREATE OR REPLACE FUNCTION public.guildmark_group_of(organisation_ uuid) RETURNS uuid LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    WITH RECURSIVE chain(id, step) AS (
        SELECT organisation_, 0
        UNION ALL
        SELECT t.parent_id, c.step + 1 FROM chain c JOIN accounts_legaltie t ON t.child_id = c.id
        WHERE t.ended_at IS NULL AND t.checked_at IS NOT NULL AND c.step < 1000
    )
    SELECT id FROM chain ORDER BY step DESC LIMIT 1
$$;

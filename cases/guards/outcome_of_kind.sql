-- Generated from cases/transitions.py by `make guards`: what may come out of a kind of case.
CREATE OR REPLACE FUNCTION public.guildmark_outcome_of_kind(kind text, outcome text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(outcome = ANY (CASE kind
        WHEN 'initial' THEN ARRAY['grant', 'refuse']
        WHEN 'extension' THEN ARRAY['extend', 'refuse']
        WHEN 'recertification' THEN ARRAY['renew', 'refuse']
        WHEN 'transfer' THEN ARRAY['take_over', 'refuse']
        WHEN 'change' THEN ARRAY['approve', 'refuse']
        WHEN 'reinstatement' THEN ARRAY['restore', 'restore_reduced', 'keep_suspended', 'withdraw']
        WHEN 'surveillance' THEN ARRAY['maintain', 'maintain_with_conditions', 'reduce', 'suspend', 'withdraw']
        WHEN 'special' THEN ARRAY['maintain', 'maintain_with_conditions', 'reduce', 'suspend', 'withdraw']
        WHEN 'measure' THEN ARRAY['maintain', 'maintain_with_conditions', 'reduce', 'suspend', 'withdraw']
    END), false)
$$;

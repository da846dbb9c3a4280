-- Generated from cases/transitions.py by `make guards`: whether an outcome gives the client what was asked for.
CREATE OR REPLACE FUNCTION public.guildmark_positive(outcome text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT outcome IN (
        'grant',
        'extend',
        'renew',
        'take_over',
        'approve',
        'restore',
        'restore_reduced',
        'maintain',
        'maintain_with_conditions'
    )
$$;

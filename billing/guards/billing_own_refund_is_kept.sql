-- What goes back to a subscriber begins open, keeps what it was opened and approved with, and goes its way: approved, then sent, or
-- dropped before that. What was sent may come back.
CREATE OR REPLACE FUNCTION public.billing_own_refund_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'open' THEN
            RAISE EXCEPTION 'A refund begins open.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('open', 'approved'), ('approved', 'settled'), ('open', 'dropped'), ('approved', 'dropped'), ('settled', 'returned')
    ) THEN
        RAISE EXCEPTION 'A refund does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.receipt_id, OLD.amount, OLD.currency, OLD.reason, OLD.opened_by_id, OLD.opened_at)
            IS DISTINCT FROM (NEW.receipt_id, NEW.amount, NEW.currency, NEW.reason, NEW.opened_by_id, NEW.opened_at)
        OR (OLD.state <> 'open' AND (OLD.approved_by_id, OLD.approved_at) IS DISTINCT FROM (NEW.approved_by_id, NEW.approved_at))
        OR (OLD.state = 'settled'
            AND (OLD.settled_by_id, OLD.settled_at, OLD.settled_on, OLD.bank_reference, OLD.paid_to, OLD.elsewhere_because)
            IS DISTINCT FROM (NEW.settled_by_id, NEW.settled_at, NEW.settled_on, NEW.bank_reference, NEW.paid_to, NEW.elsewhere_because))
        OR (OLD.state IN ('dropped', 'returned') AND to_jsonb(OLD) IS DISTINCT FROM to_jsonb(NEW))
    THEN
        RAISE EXCEPTION 'A refund stays as it was opened and approved.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

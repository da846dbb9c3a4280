-- A refund begins open, keeps what it was opened with, and goes its way: approved, then settled, or dropped before that. What was
-- settled may come back to the body; another refund follows it then.
CREATE OR REPLACE FUNCTION public.billing_refund_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'open' THEN
            RAISE EXCEPTION 'A refund begins open.' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT EXISTS (
            SELECT 1 FROM public.billing_invoice
            WHERE id = NEW.invoice_id AND body_id = NEW.body_id AND organisation_id = NEW.organisation_id
                AND currency = NEW.currency
            UNION ALL
            SELECT 1 FROM public.billing_transfer
            WHERE id = NEW.transfer_id AND body_id = NEW.body_id AND organisation_id = NEW.organisation_id
                AND currency = NEW.currency
        ) THEN
            RAISE EXCEPTION 'A refund is of its own client''s money, in the same currency.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('open', 'approved'), ('approved', 'settled'), ('open', 'dropped'), ('approved', 'dropped'), ('settled', 'returned')
    ) THEN
        RAISE EXCEPTION 'A refund does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF (
        OLD.body_id, OLD.organisation_id, OLD.invoice_id, OLD.transfer_id, OLD.amount, OLD.currency, OLD.reason_zh, OLD.reason_en,
        OLD.opened_by_id, OLD.opened_at, OLD.follows_id
    ) IS DISTINCT FROM (
        NEW.body_id, NEW.organisation_id, NEW.invoice_id, NEW.transfer_id, NEW.amount, NEW.currency, NEW.reason_zh, NEW.reason_en,
        NEW.opened_by_id, NEW.opened_at, NEW.follows_id
    ) OR (OLD.state = 'settled' AND (OLD.settled_by_id, OLD.settled_at, OLD.settled_on, OLD.bank_reference, OLD.paid_to)
        IS DISTINCT FROM (NEW.settled_by_id, NEW.settled_at, NEW.settled_on, NEW.bank_reference, NEW.paid_to))
        OR (OLD.state <> 'open' AND (OLD.approved_by_id, OLD.approved_at) IS DISTINCT FROM (NEW.approved_by_id, NEW.approved_at))
    THEN
        RAISE EXCEPTION 'A refund stays as it was opened and approved.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

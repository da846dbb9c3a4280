-- What is taken is a quote for this very enquiry.
CREATE OR REPLACE FUNCTION public.guildmark_award_is_lawful() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.enquiries_quotecopy q JOIN public.enquiries_invitedbody i ON i.id = q.invited_id
            WHERE q.id = NEW.quote_id AND i.enquiry_id = NEW.enquiry_id) THEN
        PERFORM guildmark_refuse('A quote is taken for the enquiry it was made for.');
    END IF;
    RETURN NEW;
END $$;

-- A review is never deleted, nor given to another; what it says is changed by its writer within 14 days and before it is
-- answered; it is answered once, and the answer stays.
CREATE OR REPLACE FUNCTION public.guildmark_review_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN PERFORM guildmark_refuse('A review is never deleted.'); END IF;
    IF (OLD.id, OLD.body_id, OLD.organisation_id, OLD.subject_kind, OLD.subject, OLD.written_by_id, OLD.written_at)
            IS DISTINCT FROM
            (NEW.id, NEW.body_id, NEW.organisation_id, NEW.subject_kind, NEW.subject, NEW.written_by_id, NEW.written_at) THEN
        PERFORM guildmark_refuse('Whose review it is, and of what, does not change.');
    END IF;
    IF (OLD.clear, OLD.punctual, OLD.competent, OLD.again, OLD.words, OLD.shown_as, OLD.shown_zh, OLD.shown_en)
            IS DISTINCT FROM
            (NEW.clear, NEW.punctual, NEW.competent, NEW.again, NEW.words, NEW.shown_as, NEW.shown_zh, NEW.shown_en) THEN
        IF OLD.answered_at IS NOT NULL OR NEW.changed_at > OLD.written_at + interval '14 days' THEN
            PERFORM guildmark_refuse('A review that was answered, or is older than 14 days, stays as it is.');
        END IF;
        IF NEW.version <> OLD.version + 1 THEN
            PERFORM guildmark_refuse('Each change of a review is a version of its own.');
        END IF;
    END IF;
    IF OLD.answered_at IS NOT NULL AND (OLD.answer, OLD.answered_at) IS DISTINCT FROM (NEW.answer, NEW.answered_at) THEN
        PERFORM guildmark_refuse('A review is answered once, and the answer stays.');
    END IF;
    RETURN NEW;
END $$;

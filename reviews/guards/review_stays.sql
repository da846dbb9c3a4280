-- A review is never deleted, nor given to another; what it says is changed by its writer within 14 days and before it is
-- answered or hidden; it is answered once, and the answer stays; it is hidden and shown again by a row that says who and why.
CREATE OR REPLACE FUNCTION public.guildmark_review_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    last_ record;
BEGIN
    IF TG_OP = 'DELETE' THEN PERFORM guildmark_refuse('A review is never deleted.'); END IF;
    IF (OLD.id, OLD.body_id, OLD.organisation_id, OLD.subject_kind, OLD.subject, OLD.scheme, OLD.service, OLD.about_zh,
            OLD.about_en, OLD.ended_at, OLD.written_by_id, OLD.written_at)
            IS DISTINCT FROM
            (NEW.id, NEW.body_id, NEW.organisation_id, NEW.subject_kind, NEW.subject, NEW.scheme, NEW.service, NEW.about_zh,
            NEW.about_en, NEW.ended_at, NEW.written_by_id, NEW.written_at) THEN
        PERFORM guildmark_refuse('Whose review it is, and of what, does not change.');
    END IF;
    IF (OLD.clear, OLD.punctual, OLD.competent, OLD.again, OLD.words, OLD.shown_as, OLD.shown_zh, OLD.shown_en)
            IS DISTINCT FROM
            (NEW.clear, NEW.punctual, NEW.competent, NEW.again, NEW.words, NEW.shown_as, NEW.shown_zh, NEW.shown_en) THEN
        IF OLD.answered_at IS NOT NULL OR OLD.hidden_at IS NOT NULL
                OR greatest(NEW.changed_at, now()) > OLD.written_at + interval '14 days' THEN
            PERFORM guildmark_refuse('A review that was answered or hidden, or is older than 14 days, stays as it is.');
        END IF;
        IF NEW.version <> OLD.version + 1 THEN
            PERFORM guildmark_refuse('Each change of a review is a version of its own.');
        END IF;
    END IF;
    IF OLD.answered_at IS NOT NULL AND (OLD.answer, OLD.answered_at) IS DISTINCT FROM (NEW.answer, NEW.answered_at) THEN
        PERFORM guildmark_refuse('A review is answered once, and the answer stays.');
    END IF;
    IF (OLD.hidden_at, OLD.hidden_reason, OLD.hidden_words)
            IS DISTINCT FROM (NEW.hidden_at, NEW.hidden_reason, NEW.hidden_words) THEN
        SELECT * INTO last_ FROM reviews_reviewhiding WHERE review_id = NEW.id ORDER BY id DESC LIMIT 1;
        IF (last_.is_hidden, last_.reason) IS DISTINCT FROM (NEW.hidden_at IS NOT NULL, NEW.hidden_reason)
                OR last_.is_hidden AND (last_.at, last_.words) IS DISTINCT FROM (NEW.hidden_at, NEW.hidden_words) THEN
            PERFORM guildmark_refuse('A review is hidden, or shown again, by a row that says who did it and why.');
        END IF;
    END IF;
    RETURN NEW;
END $$;

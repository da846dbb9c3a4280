"""The rules as they were looked up, thirty days for bodies that are open today, and what the database refuses from now on."""

from django.db import migrations

TRIGGERS = [
    (
        "CREATE TRIGGER confirmations_are_append_only BEFORE UPDATE OR DELETE ON public.oversight_confirmation"
        " FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only()",
        "DROP TRIGGER confirmations_are_append_only ON public.oversight_confirmation",
    ),
    (
        "CREATE TRIGGER rules_are_append_only BEFORE UPDATE OR DELETE ON public.oversight_rule"
        " FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only()",
        "DROP TRIGGER rules_are_append_only ON public.oversight_rule",
    ),
    (
        "CREATE TRIGGER body_is_confirmed_as_found"
        " BEFORE INSERT OR UPDATE OF confirmed_until, time_zone ON public.tenants_certificationbody"
        " FOR EACH ROW EXECUTE FUNCTION public.guildmark_confirmed_as_found()",
        "DROP TRIGGER body_is_confirmed_as_found ON public.tenants_certificationbody",
    ),
]
# The regulation was read in its text of 2023-07-20, the one in force that day as far as known.
RULES = """
INSERT INTO public.oversight_rule (code, value, source_zh, source_en, source_url, checked_on, recorded_at) VALUES
('bodies_only', 1, '《认证认可条例》（2023年7月20日修订）第九条',
 'Regulations on Certification and Accreditation (as revised on 2023-07-20), article 9',
 'https://github.com/LawRefBook/Laws', '2026-11-29', '2026-11-29T00:00:00Z'),
('confirmed', 6, '《认证认可条例》第十一条（公布名录）、《电子商务法》第二十七条（核验、登记并定期核验更新）；六个月为本平台所定',
 'Regulations on Certification and Accreditation, article 11 (the list is public); E-commerce Law, article 27 (platforms '
 'verify and check again regularly); six months are our own', 'https://github.com/LawRefBook/Laws',
 '2026-11-29', '2026-11-29T00:00:00Z'),
('own_rule_filed', 1, '《认证认可条例》（2023年7月20日修订）第十七条：自行制定的认证规则报国务院认证认可监督管理部门备案',
 'Regulations on Certification and Accreditation (as revised on 2023-07-20), article 17: a body files its own rules',
 'https://github.com/LawRefBook/Laws', '2026-11-29', '2026-11-29T00:00:00Z'),
('no_mark_1a', 1, 'ISO/IEC 17067:2013 表1（方案类型1a无标志许可）',
 'ISO/IEC 17067:2013, table 1 (type 1a has no licence for the mark)',
 'https://www.iso.org/standard/55087.html', '2026-11-29', '2026-11-29T00:00:00Z');
"""
GRACE = """
INSERT INTO public.oversight_confirmation
    (id, body_id, outcome, approval_number, categories, list_url, page, page_name, page_sha256, reason, ends_at, made_at)
SELECT gen_random_uuid(), id, 'grace', approval_number, '{}', '', '', '', '', '', now() + interval '30 days', now()
FROM public.tenants_certificationbody WHERE kind = 'body' AND standing = 'open';
UPDATE public.tenants_certificationbody body SET confirmed_until = finding.ends_at
FROM public.oversight_confirmation finding WHERE finding.body_id = body.id;
INSERT INTO public.outbox_due (id, body_id, kind, subject, due_at, tries, last_error)
SELECT gen_random_uuid(), body_id, kind, body_id, CASE kind WHEN 'oversight.ask_again' THEN now() ELSE ends_at END, 0, ''
FROM public.oversight_confirmation, unnest(ARRAY['oversight.ask_again', 'oversight.confirmation_ends']) AS kind;
"""


class Migration(migrations.Migration):
    dependencies = [("oversight", "0004_confirmations_and_rules"), ("outbox", "0001_initial")]
    operations = [
        *(migrations.RunSQL(hang, take_away) for hang, take_away in TRIGGERS),
        migrations.RunSQL(RULES, "DELETE FROM public.oversight_rule"),
        migrations.RunSQL(GRACE, migrations.RunSQL.noop),
    ]

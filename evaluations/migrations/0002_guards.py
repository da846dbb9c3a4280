"""Who evaluated neither reviews nor decides, what is frozen stays, decisions rest on what came before (INV-1 to 4)."""

from django.db import migrations

TRIGGERS = """
CREATE TRIGGER rests_on_evaluation BEFORE UPDATE OF state ON cases_case
    FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION public.guildmark_case_rests_on_evaluation();
CREATE TRIGGER judges_do_not_evaluate BEFORE INSERT ON evaluations_involvement
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_judges_do_not_evaluate();
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON evaluations_report
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_report_stays();
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON evaluations_result
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_report_stays();
CREATE TRIGGER is_independent BEFORE INSERT ON evaluations_plannedevaluator
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_evaluator_is_independent();
CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON evaluations_plan
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('agreed_at', 'agreed_at', 'agreed_by_id');
CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON evaluations_objection
    FOR EACH ROW EXECUTE FUNCTION
    public.guildmark_completed_once('answered_at', 'answered_at', 'answered_by_id', 'answer', 'is_upheld');
CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON evaluations_nonconformity
    FOR EACH ROW EXECUTE FUNCTION
    public.guildmark_completed_once('closed_at', 'closed_at', 'closed_by_id', 'closing_words', 'status', 'client_told_at',
        'due_at', 'cause', 'action', 'answered_by_id', 'answered_at');
CREATE TRIGGER is_in_time BEFORE INSERT OR UPDATE ON evaluations_nonconformity
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_nonconformity_in_time();
CREATE TRIGGER is_lawful BEFORE INSERT ON evaluations_review
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_review_is_lawful();
CREATE TRIGGER is_lawful BEFORE INSERT ON evaluations_decision
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_decision_is_lawful();
"""
WRITTEN_BY_EVALUATORS = [
    "cases_assignment",
    "evaluations_plan",
    "evaluations_plannedevaluator",
    "evaluations_report",
    "evaluations_result",
    "evaluations_nonconformity",
]
APPEND_ONLY = ["involvement", "review", "decision", "evidencerequest", "plannedevaluator"]


def counts(table: str) -> str:
    return (
        f"CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();"
    )


def append_only(table: str) -> str:
    return (
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON evaluations_{table}"
        " FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("evaluations", "0001_initial"),
        ("applications", "0002_guards"),
        ("cases", "0002_guards"),
    ]
    operations = [
        migrations.RunSQL(
            TRIGGERS + "".join(map(counts, WRITTEN_BY_EVALUATORS)) + "".join(map(append_only, APPEND_ONLY)),
            migrations.RunSQL.noop,
        ),
    ]

"""The living style page: every component as it is, in development only. Look here before you draw something new."""

import datetime
from decimal import Decimal

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.requests import policy
from lib.fields import DayInput
from look.appearance import ACCENTS
from look.icons import ICONS
from look.statuses import LOOKS


class SampleForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(
        label=gettext_lazy("Holder"), help_text=gettext_lazy("As it stands on the business licence.")
    )
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    units = forms.IntegerField(label=gettext_lazy("Units"), min_value=1, required=False)
    starts = forms.DateField(label=gettext_lazy("Start"), widget=DayInput())
    mode = forms.ChoiceField(
        label=gettext_lazy("Certification mode"),
        choices=[
            ("1", gettext_lazy("Type test")),
            ("2", gettext_lazy("Type test, then initial factory inspection, then surveillance")),
        ],
        widget=forms.RadioSelect,
    )
    market = forms.ChoiceField(
        label=gettext_lazy("Market"), choices=[("cn", gettext_lazy("China")), ("de", gettext_lazy("Germany"))]
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea, required=False)
    report = forms.FileField(
        label=gettext_lazy("Test report"), help_text=gettext_lazy("PDF, at most 20 MB."), required=False
    )
    agreed = forms.BooleanField(label=gettext_lazy("I have read the certification rules and will follow them."))


@policy(host="both", who="anyone")
def style(request: HttpRequest) -> HttpResponse:
    """All components with sample content; `?accent=` tries a body's colour, `?errors` shows the form refused."""
    if not settings.DEBUG:
        raise Http404
    if "messages" in request.GET:
        messages.success(request, _("The scheme is published."))
        messages.error(request, _("The file could not be read."))
    form = SampleForm({"name": "", "email": "chen@", "agreed": ""}) if "errors" in request.GET else SampleForm()
    accent = request.GET.get("accent", "")
    context = {
        "accent": accent if accent in ACCENTS else "",
        "accents": ACCENTS,
        "icons": list(ICONS),
        "looks": {kind: list(looks) for kind, looks in LOOKS.items()},
        "form": form,
        "sizes": [14, 16, 18, 22, 28, 36],
        "spaces": [4, 8, 12, 16, 24, 32, 48, 64],
        "colours": COLOURS,
        "page": Paginator(range(10_000), 25).page(7),
        "amount": Decimal(12300),
        **samples(),
    }
    return render(request, "marketplace/style.html", context)


COLOURS = [
    "paper",
    "panel",
    "panel-deep",
    "ink",
    "quiet",
    "line",
    "line-strong",
    "accent",
    "accent-strong",
    "accent-tint",
]


def samples() -> dict[str, object]:
    """Believable content, in the reader's language."""
    return {
        "facts": _facts(),
        "steps": _steps(),
        "events": _events(),
        "tabs": _tabs(),
        "rows": _rows(),
        "table_heads": [_("Scheme"), _("Version"), _("Certificates")],
        "table_rows": _table_rows(),
        "bulk_actions": _bulk_actions(),
        "consequences": _consequences(),
    }


def _facts() -> list[object]:
    return [
        (_("Certificate number"), "NS2026-0471-01"),
        (_("Holder"), "Example Appliance (Foshan) Co., Ltd. 佛山示例电器有限公司"),
        (_("Standard"), "GB/T 23119-2017", _("in force")),
        (_("Valid until"), "2029-11-21"),
    ]


def _steps() -> list[object]:
    day = datetime.date
    return [
        {"words": _("Application"), "state": "done", "day": day(2026, 8, 3)},
        {"words": _("Agreement"), "state": "done", "day": day(2026, 8, 17)},
        {"words": _("Evaluation"), "state": "now", "note": _("with the laboratory, 6 days left")},
        {"words": _("Review"), "state": "to-come"},
        {"words": _("Decision"), "state": "to-come"},
        {"words": _("Certificate"), "state": "to-come"},
    ]


def _events() -> list[object]:
    day = datetime.date
    return [
        {
            "when": day(2026, 11, 2),
            "what": _("Suspended"),
            "why": _("The surveillance visit could not take place."),
            "tone": "careful",
        },
        {"when": day(2026, 3, 9), "what": _("Scope extended"), "why": _("Two models added."), "tone": "good"},
        {"when": day(2025, 11, 22), "what": _("Issued"), "tone": "good"},
    ]


def _tabs() -> list[object]:
    return [
        {"words": _("Mine"), "url": "?tab=mine", "is_current": True, "count": 12},
        {"words": _("Team"), "url": "?tab=team", "count": 48},
        {"words": _("Overdue"), "url": "?tab=overdue", "count": 3},
        {"words": _("Unassigned"), "url": "?tab=unassigned", "count": 0},
    ]


def _rows() -> list[object]:
    day = datetime.date
    return [
        {
            "number": "NS2026-0471-01",
            "product": _("Household refrigerator"),
            "holder": "佛山示例电器有限公司",
            "status": "VALID",
            "until": day(2029, 11, 21),
        },
        {
            "number": "NS2025-1180-00",
            "product": _("Room air conditioner"),
            "holder": "Sample Climate Ltd.",
            "status": "SUSPENDED",
            "until": day(2028, 2, 1),
        },
        {
            "number": "NS2023-0007-03",
            "product": _("Lithium battery pack"),
            "holder": "深圳样例能源科技股份有限公司",
            "status": "EXPIRED",
            "until": day(2026, 6, 30),
        },
        {
            "number": "NS2024-0912-00",
            "product": _("Charging pile"),
            "holder": "Made-up Mobility GmbH",
            "status": "WITHDRAWN",
            "until": day(2027, 9, 14),
        },
    ]


def _table_rows() -> list[object]:
    return [
        {"cells": [_("Green refrigerators"), "2", "1,204"], "url": "#"},
        {"cells": [_("Smart locks"), "1", "86"], "url": "#"},
    ]


def _bulk_actions() -> list[object]:
    return [
        {"value": "assign", "words": _("Assign cases")},
        {"value": "export", "words": _("Export cases")},
    ]


def _consequences() -> list[object]:
    return [
        _("The public page says “withdrawn” within two seconds."),
        _("The holder must stop using the mark at once."),
        _("Only an allowed appeal can bring it back."),
    ]

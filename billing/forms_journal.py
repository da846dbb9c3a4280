"""Which number a body's own chart of accounts has for each account of ours."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from billing.models import OF_A_BODY, AccountKind

USUAL = {  # 企业会计准则: as most Chinese companies number them
    AccountKind.RECEIVABLE: "1122",
    AccountKind.CREDIT: "2203",
    AccountKind.REFUNDABLE: "2241",
    AccountKind.RECEIVED: "1002",
    AccountKind.AT_PROVIDER: "1012",
    AccountKind.SUSPENSE: "2241",
    AccountKind.FEES: "6603",
    AccountKind.REVENUE: "6001",
    AccountKind.TAX: "222101",
    AccountKind.GIVEN_BACK: "6001",
}


class ChartForm(forms.Form):
    def __init__(self, *args: Any, chart: Mapping[str, str], is_chinese: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        for kind in OF_A_BODY:
            usual = _("Most companies in mainland China: %(number)s") % {"number": USUAL[kind]}
            self.fields[kind.value] = forms.CharField(
                label=kind.label,
                max_length=30,
                required=False,
                initial=chart.get(kind, ""),
                help_text=usual if is_chinese else "",
            )

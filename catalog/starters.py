"""What a new draft begins with, so that a scheme manager edits lists instead of inventing them."""

from catalog.models import DocumentWanted, Reason, SchemeVersion
from vocabulary.terms import LeadTimeStep

DOCUMENTS = [
    (
        "营业执照",
        "Business licence",
        "认证委托人、生产者、生产企业各一份",
        "Of applicant, manufacturer and factory",
        True,
    ),
    ("产品说明书", "Product description and manual", "", "", True),
    ("关键元器件和材料清单", "List of key components and materials", "", "", True),
    ("同一单元各型号的差异说明", "Differences between the models of a unit", "", "", True),
    ("已有检测报告", "Existing test reports", "如有", "Where there are any", False),
]

REASONS = [
    ("suspend", "conditions-not-met", "不再符合认证要求，但可以整改", "Requirements are no longer met, but can be met again", "0203"),
    ("suspend", "mark-misused", "未按规定使用认证证书或认证标志", "Certificate or mark used against the rules", "0204"),
    ("suspend", "surveillance-refused", "不接受或不配合监督", "Surveillance refused or not supported", "0205"),
    ("suspend", "holders-request", "证书持有人申请暂停", "The holder's own request", "0208"),
    ("suspend", "other", "其他应当暂停的情形", "Another reason that calls for suspension", "0299"),
    ("withdraw", "not-restored", "暂停期满未恢复", "Not restored by the end of the suspension", "0201"),
    ("withdraw", "serious-defect", "产品存在严重缺陷", "Serious defect of the product", "0202"),
    ("withdraw", "quality-assurance", "工厂质量保证能力存在严重缺陷", "Serious lack in the factory's quality assurance", "0203"),
    ("withdraw", "false-samples", "提供虚假样品或资料", "False samples or documents", "0204"),
    ("cancel", "holders-request", "证书持有人申请注销", "The holder's own request", ""),
    ("cancel", "production-ended", "获证产品不再生产", "The product is no longer made", "0202"),
    ("cancel", "product-prohibited", "产品被明令禁止", "The product has been prohibited", ""),
    ("decline", "outside-scope", "超出本方案或机构业务范围", "Outside the scheme or the body's approved field", ""),
    ("decline", "information-missing", "未在期限内补充必要信息", "Necessary information not given in time", ""),
    ("decline", "no-competence", "机构暂不具备所需能力", "The body lacks the competence at present", ""),
    ("refuse", "requirements-not-met", "不符合认证要求", "The requirements are not met", ""),
    ("refuse", "nonconformities-open", "不符合项未在期限内关闭", "Nonconformities not closed in time", ""),
]  # fmt: skip

LEAD_TIMES = {
    LeadTimeStep.APPLICATION_REVIEW: 5,
    LeadTimeStep.AGREEMENT: 5,
    LeadTimeStep.TYPE_TEST: 20,
    LeadTimeStep.FACTORY_INSPECTION: 10,
    LeadTimeStep.REVIEW_AND_DECISION: 5,
    LeadTimeStep.CERTIFICATE: 3,
}
RENEWAL_NOTICES = [90, 60, 30]


def furnish(draft: SchemeVersion) -> None:
    """Fill a new draft with the documents, reasons and days that most schemes have."""
    draft.lead_times = [{"step": str(step), "days": days} for step, days in LEAD_TIMES.items()]
    draft.renewal_notice_days = list(RENEWAL_NOTICES)
    draft.save(update_fields=["lead_times", "renewal_notice_days"])
    DocumentWanted.objects.bulk_create(
        DocumentWanted(
            version=draft, position=position, name_zh=zh, name_en=en, help_zh=help_zh, help_en=help_en, is_required=must
        )
        for position, (zh, en, help_zh, help_en, must) in enumerate(DOCUMENTS)
    )
    Reason.objects.bulk_create(
        Reason(version=draft, position=position, kind=kind, code=code, text_zh=zh, text_en=en, export_code=export)
        for position, (kind, code, zh, en, export) in enumerate(REASONS)
    )

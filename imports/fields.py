"""What a column may hold, and which words its heading is likely to have. The guess is a proposal; a person corrects it."""

from django.utils.translation import gettext_lazy as _

from lib.reading.headings import Field

FIELDS = (
    Field("number", _("Certificate number"), (
        "证书编号", "证书号", "证书号码", "认证证书号", "认证证书编号", "注册号", "cert number", "certificate number", "certificate no",
        "cert no", "certificate", "cert num", "certificate id", "cert id", "registration number", "registration no", "licence number",
        "license number", "uid", "number", "编号", "id", "no",
        "zertifikatsnummer", "zertifikat nr", "zertifikats nr", "registriernummer", "reg nr", "numero de certificat", "no de certificat", "n certificat", "numero de certificado", "no de certificado", "numero certificato", "認証番号", "証明書番号", "登録番号", "登録証番号", "證書編號", "證書號碼", "인증번호", "인증서번호", "numer certyfikatu", "nr certyfikatu", "no do certificado", "numero do certificado", "cislo certifikatu", "certifikat nr", "certificaatnummer", "cert number full", "номер сертификата", "регистрационный номер")),
    Field("holder", _("Holder, in whichever language"), (
        "获证组织", "获证组织名称", "获证组织名称 主要名称", "获证企业", "获证单位", "持证人", "证书持有人", "认证委托人", "委托人", "委托人名称", "申请人", "企业名称", "组织名称", "公司名称",
        "单位名称", "客户名称", "org name", "holder", "certificate holder", "holder name", "client", "client name", "applicant", "licensee",
        "company", "company name", "organisation", "organization", "organization name", "responsible party", "certified organization",
        "certificate owner", "owner", "name of holder",
        "持证单位", "证书持有者", "委托单位", "认证申请人", "被认证方", "获证客户", "zertifikatsinhaber", "inhaber", "firma", "unternehmen", "titulaire", "entreprise", "societe", "raison sociale", "titular", "empresa", "azienda", "会社名", "事業者名", "取得者", "組織名", "被認証組織", "認証取得者", "名義人", "獲證組織", "公司名稱", "회사명", "업체명", "인증업체", "заявитель", "posiadacz", "posiadacz certyfikatu", "razao social", "titular do certificado", "drzitel", "certificaathouder", "организация", "certified company", "licence holder", "license holder", "permit holder", "grantee", "vendor", "vendor name", "supplier", "supplier name", "brand owner", "organisation name", "manufacturer or holder")),
    Field("holder_zh", _("Holder in Chinese"), (
        "获证组织中文名称", "企业中文名称", "委托人中文名称", "holder in chinese", "holder zh", "holder name zh", "org name cn",
        "company name chinese", "holder name chinese", "中文名称")),
    Field("holder_en", _("Holder in English"), (
        "获证组织英文名称", "获证组织名称 其他名称", "企业英文名称", "委托人英文名称", "holder in english", "holder en", "holder name en", "org name en",
        "company name english", "holder name english", "英文名称")),
    Field("holder_code", _("Holder's unified social credit code"), (
        "统一社会信用代码", "社会信用代码", "信用代码", "组织机构代码", "获证组织的组织机构代码", "获证组织统一社会信用代码", "企业统一社会信用代码",
        "unified social credit code", "social credit code", "credit code", "uscc", "org code")),
    Field("holder_address", _("Holder's address"), (
        "获证组织地址", "获证组织注册地址", "注册地址", "地址", "委托人地址", "企业地址", "持证人地址", "通讯地址", "国家", "国家地区", "address", "holder address",
        "client address", "company address", "org address", "registered address", "city", "province", "country", "street", "省份", "城市",
        "組織地址", "住所", "所在地", "adresse", "anschrift", "direccion", "indirizzo", "주소", "адрес", "town"),
        takes_many=True),
    Field("manufacturer", _("Manufacturer"), (
        "生产者", "生产者名称", "制造商", "制造商名称", "生产者 制造商 名称", "manufacturer", "manufacturer name", "producer", "maker",
        "生产商", "生产厂商", "hersteller", "fabricant", "fabricante", "製造者", "製造業者", "製造商名稱", "제조사", "изготовитель")),
    Field("manufacturer_address", _("Manufacturer's address"), (
        "生产者地址", "制造商地址", "manufacturer address", "address of manufacturer")),
    Field("factory", _("Factory"), (
        "生产企业", "生产企业名称", "生产厂", "工厂", "工厂名称", "factory", "factory name", "production site", "manufacturing site", "plant",
        "场所名称", "认证场所", "多场所", "site", "site name", "sites", "location", "certified site", "fertigungsstatte", "usine", "工場", "工場名", "제조공장")),
    Field("factory_address", _("Factory's address"), (
        "生产企业地址", "工厂地址", "生产厂地址", "factory address", "address of factory", "production site address",
        "场所地址", "site address", "location address", "工場所在地")),
    Field("product", _("Product, in whichever language"), (
        "产品名称", "产品", "认证产品", "认证产品名称", "获证产品", "产品名称和系列 规格 型号", "认证范围", "认证覆盖的业务活动范围", "busi cover scop", "product", "product name", "product description", "module name", "device name", "toe name", "name of product", "certified product name",
        "certified product", "project name", "scope", "scope of certification", "certified scope", "description of product", "goods", "item",
        "认证产品及型号", "产品描述", "认证单元", "认证单元名称", "获证产品名称", "产品类别", "覆盖范围", "geltungsbereich", "produkt", "produktbezeichnung", "bezeichnung", "produit", "portee", "producto", "alcance", "prodotto", "製品", "製品名", "品名", "認証範囲", "產品名稱", "제품", "제품명", "인증범위", "продукция", "wyrob", "nazwa wyrobu", "produkto", "vyrobek", "product type", "product category", "certification scope", "equipment", "device", "description")),
    Field("product_zh", _("Product in Chinese"), ("产品中文名称", "product in chinese", "product zh", "product name zh", "product name chinese")),
    Field("product_en", _("Product in English"), ("产品英文名称", "product in english", "product en", "product name en", "product name english")),
    Field("model", _("Model"), (
        "型号", "产品型号", "规格型号", "型号规格", "系列 规格 型号", "认证型号", "覆盖型号", "型号名称", "model", "models", "model number", "model no", "type",
        "model name", "covered models", "product model", "project version", "version", "type designation",
        "modell", "typ", "modele", "modelo", "型式", "形式", "型號", "모델", "모델명", "модель", "model name number", "part number"), takes_many=True),
    Field("specification", _("Specification"), ("规格", "产品规格", "技术参数", "主要参数", "specification", "specifications", "rating", "ratings", "parameters")),
    Field("trademark", _("Trademark"), ("商标", "品牌", "商标名称", "trademark", "trade mark", "brand", "brand name",
        "marke", "marque", "marca", "ブランド", "상표")),
    Field("standard", _("Standard"), (
        "标准", "标准号", "认证依据", "认证标准", "依据标准", "产品标准", "执行标准", "标准编号", "认证依据标准", "产品标准和技术要求", "auth proj codedec", "standard", "standards",
        "standard number", "standard no", "certification criteria", "criteria", "norm", "norms", "test standard",
        "norm nr", "normen", "norme", "normes", "norma", "normas", "規格", "適用規格", "認証規格", "標準", "표준", "인증기준", "стандарт", "management system standard", "scheme standard", "applicable standard", "tested to"), takes_many=True),
    Field("scheme", _("Scheme's name"), (
        "认证项目", "认证方案", "认证制度", "认证类别", "证书类型", "认证规则", "实施规则", "认证项目分类", "scheme", "scheme name", "certification scheme", "programme",
        "program", "certificate type", "认证类型")),
    Field("mode", _("Certification mode"), ("认证模式", "模式", "certification mode", "mode", "module", "认证方式")),
    Field("grade", _("Grade"), ("等级", "级别", "认证等级", "星级", "grade", "level", "class", "rating level", "assurance level", "evaluation assurance level", "assurance package", "eal", "overall level", "security level", "certification level",
        "能效等级", "质量等级")),
    Field("issued_on", _("Issue date"), (
        "颁证日期", "发证日期", "颁发日期", "签发日期", "本次发证日期", "换证日期", "award date", "issue date", "issued on", "date of issue", "issued", "date issued", "issuance date",
        "certification date", "date certified", "date qualified", "validation date", "date validated", "validated on", "approval date", "date of approval", "registration date", "certified date", "certified on", "date", "日期", "发证时间", "颁证时间", "获证日期", "issue",
        "批准日期", "证书颁发日期", "ausstellungsdatum", "ausgestellt am", "ausgestellt", "datum der ausstellung", "date d emission", "date de delivrance", "delivre le", "fecha de emision", "fecha de expedicion", "data di emissione", "発行日", "認証日", "登録日", "交付日", "發證日期", "발행일", "인증일", "인증일자", "дата выдачи", "data wydania", "data de emissao", "datum vydani", "issued at", "date of certification", "certified since", "grant date", "date granted", "approval date", "date of approval", "certification issue date", "current issue date"), is_date=True),
    Field("first_issued_on", _("First issue date"), (
        "初次获证日期", "首次颁发日期", "初次发证日期", "首次发证日期", "首次颁证日期", "初次颁证日期", "首次获证日期", "first cert date", "first issued", "first issue date", "initial certification date",
        "original issue date", "first issued on", "date of first issue", "initial issue date",
        "erstausstellung", "初回登録日", "初回認証日"), is_date=True),
    Field("valid_from", _("Valid from"), (
        "有效期起", "有效期开始", "生效日期", "有效期自", "证书起始日期", "有效期起始日期",  "valid from", "effective date", "effective from", "start date", "validity start",
        "from",
        "gultig ab", "valable du", "valido desde", "有効期間開始", "有效期開始"), is_date=True),
    Field("valid_until", _("Valid until"), (
        "有效期至", "有效期", "到期日期", "证书到期日期", "有效期止", "截止日期", "证书截止日期", "证书有效期", "有效期截止", "失效日期", "有效日期", "到期日", "certi e date", "valid until",
        "valid to", "expiry date", "expiration date", "expires", "expires on", "expiry", "expiration", "end date", "validity", "valid till",
        "valid thru", "sunset date", "date of expiry", "validity end", "until",
        "有效截止日期", "证书有效期至", "终止日期", "gultig bis", "gultigkeit", "ablaufdatum", "valable jusqu au", "date d expiration", "date de fin de validite", "valido hasta", "fecha de vencimiento", "data di scadenza", "scadenza", "有効期限", "有効期間", "満了日", "有效期限", "有效日期至", "유효기간", "만료일", "срок действия", "data waznosci", "wazny do", "valido ate", "data de validade", "vencimento", "platnost do", "geldig tot", "expires at", "valid to date", "действителен до", "expiring date", "expire date", "renewal date"), is_date=True),
    Field("status", _("Status"), ("状态", "证书状态", "当前状态", "有效状态", "certi status", "status", "certificate status", "state", "cert status", "validity status",
        "证书当前状态", "目前状态", "有效性", "zustand", "statut", "estado", "stato", "状態", "ステータス", "狀態", "상태", "статус", "situacao", "stav", "current status", "certification status", "licence status", "license status")),
    Field("status_since", _("Status since"), (
        "状态日期", "状态变更日期", "状态变更时间", "暂停日期", "暂停开始时间", "撤销日期", "撤销时间", "注销日期",  "pause s date", "cancel date", "status since", "status date",
        "status changed", "date of status", "suspended on", "withdrawn on", "withdrawal date", "cancelled on", "suspension date", "status change date"),
        takes_many=True, is_date=True),
    Field("status_reason", _("Reason for the status"), (
        "原因", "暂停原因", "撤销原因", "注销原因", "状态原因", "pause cause", "cancel cause", "reason", "status reason", "reason for suspension",
        "reason for withdrawal"), takes_many=True),
    Field("suspension_ends_on", _("Suspended until"), (
        "暂停截止时间", "暂停截止日期", "暂停到期日", "暂停结束日期", "pause e date", "suspended until", "suspension ends", "suspension end date", "end of suspension"),
        is_date=True),
    Field("lifting_conditions", _("What lifts the suspension"), ("恢复条件", "暂停恢复条件", "lifting conditions", "conditions for lifting", "conditions")),
    Field("predecessor", _("Number of the certificate it replaces"), (
        "原证书编号", "原证书号", "被替换证书编号", "替代证书", "旧证书编号", "前证书编号", "替换证书号", "换证前证书编号", "previous versions", "previous certificate",
        "previous certificate number", "previous number", "predecessor", "replaces", "supersedes", "old certificate number", "former number",
        "o certi num", "former certificate",
        "ersetzt", "remplace", "sustituye a", "旧証明書番号"), takes_many=True),
    Field("successor", _("Number of the certificate that replaces it"), (
        "新证书编号", "新证书号", "换证后证书编号", "replaced by", "superseded by", "successor", "new certificate number", "new number"), takes_many=True),
    Field("mark", _("Bears the mark (yes or no)"), ("使用标志", "是否使用标志", "认证标志", "加施标志", "mark", "mark licence", "bears mark", "uses mark")),
)  # fmt: skip
# Of the form in which this register exports its certificates (imports.own_form), and of no other file.
OWN_FIELDS = (
    Field("holder_address_zh", _("Holder's address in Chinese"), ()),
    Field("holder_address_en", _("Holder's address in English"), ()),
    Field("manufacturer_zh", _("Manufacturer in Chinese"), ()),
    Field("manufacturer_en", _("Manufacturer in English"), ()),
    Field("manufacturer_address_zh", _("Manufacturer's address in Chinese"), ()),
    Field("manufacturer_address_en", _("Manufacturer's address in English"), ()),
    Field("scheme_zh", _("Scheme's name in Chinese"), ()),
    Field("scheme_en", _("Scheme's name in English"), ()),
    Field("mode_zh", _("Certification mode in Chinese"), ()),
    Field("mode_en", _("Certification mode in English"), ()),
    Field("time_zone", _("Time zone"), ()),
    Field("status_words_zh", _("What was told of the status, in Chinese"), ()),
    Field("status_words_en", _("What was told of the status, in English"), ()),
    Field("conditions_zh", _("What lifts the suspension, in Chinese"), ()),
    Field("conditions_en", _("What lifts the suspension, in English"), ()),
    Field("covered_models", _("All models, as this register exports them"), ()),
    Field("standards", _("All standards, as this register exports them"), ()),
    Field("factories", _("All factories, as this register exports them"), ()),
    Field("measured", _("All measured values, as this register exports them"), ()),
)
BY_KEY = {field.key: field for field in (*FIELDS, *OWN_FIELDS)}
DATES = tuple(field.key for field in FIELDS if field.is_date)

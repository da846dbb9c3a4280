"""Files as other registers export them: nothing in them is as our own would write it."""

import base64
import gzip
import io
import json
import zipfile
import zlib
from datetime import date, datetime

from openpyxl import Workbook

CNCA = (
    "获证组织名录,,,,,,,,\r\n序号,证书编号,获证组织名称,统一社会信用代码,认证依据,认证覆盖的业务活动范围,发证日期,有效期至,证书状态,撤销时间\r\n"
    "1,00124Q31234R0M,北京甲乙科技有限公司,91110000600037341L,GB/T 19001-2016,电子产品的设计,2024-03-01,长期有效,有效,\r\n"
    "2,00124Q31235R0M,上海丙丁有限公司,91310000MA1FL0XX0X,GB/T 19001-2016,机械加工,2021年1月5日,2024年1月4日,过期失效,\r\n"
    "3,00124Q31236R0M,广州庚辛有限公司,,GB/T 19001-2016,软件开发,20220105,20280104,撤销,2023-06-01\r\n"
    "合计：3张,,,,,,,,,\r\n制表人：张三,,,,,,,,审核：李四,\r\n"
).encode("gb18030")
EUROPE = (
    "Zertifikat-Nr.;Zertifikatsinhaber;Anschrift;Produkt;Norm;Ausgestellt am;Gültig bis;Status\r\n"
    "DE-0045;Müller & Söhne GmbH;Hauptstraße 5;Türschließer;EN 1154:1996;01.03.2024;28.02.2029;gültig\r\n"
    'DE-0046;"Groß; Klein AG";Köln;Tür „Öko“;EN 14351-1;13.12.2023;unbefristet;gültig\r\n'
).encode("cp1252")
AMERICA = (
    b"Certificate No\tCompany\tProduct Description\tModel(s)\tStandard\tIssue Date\tExpiration Date\tStatus\n"
    b'E123\tAcme, Inc.\tPower supply 5" "ultra"\tPS-1; PS-2\tUL 62368-1\t03/04/2024\t12/31/2028\tActive\n'
    b"E124\tBeta LLC\tToaster\tT1\tUL 1026\t12/25/2023\t12/25/2028\tActive\n"
)
JAPAN = (
    "登録番号,会社名,所在地,認証範囲,適用規格,登録日,有効期限,状態\r\n"
    "JQ-1,株式会社東京製作所,東京都千代田区,精密機械部品の製造,JIS Q 9001:2015,令和6年3月1日,令和9年2月28日,有効\r\n"
    "JQ-2,大阪電機工業株式会社,大阪府大阪市,配電盤の製造,JIS Q 9001:2015,平成31年4月30日,令和元年12月31日,失効\r\n"
).encode("cp932")
TAIWAN = "證書編號,公司名稱,產品名稱,型號,發證日期,有效期限,狀態\nT-1,臺灣電器股份有限公司,電熱水壺的產品,K-1,民國113年3月1日,116/02/28,有效\n".encode("big5")  # fmt: skip
KOREA = "인증번호,회사명,제품명,발행일,만료일,상태\nKC-1,한국전자 주식회사,전기주전자,2024년 3월 1일,2027. 2. 28.,유효\n".encode("euc_kr")  # fmt: skip
POLAND = (
    "Numer certyfikatu;Posiadacz;Wyrób;Data wydania;Data ważności;Status\n"
    "PL-1;Zakład Żółć Sp. z o.o.;Okna drewniane;1 marca 2024;2027-02-28;ważny\n"
).encode("cp1250")
SITES = (
    b"Certificate,Organization,Site name,Site address,Scope,Standard,Issued,Expires\n"
    b'QMS-1,Acme Ltd,Head office,"1 High St",Design of pumps,ISO 9001:2015,2024-03-01,2027-02-28\n'
    b'QMS-1,Acme Ltd,Plant North,"2 Mill Rd",Design of pumps,ISO 9001:2015,2024-03-01,2027-02-28\n'
)
NO_HEADINGS = (
    "NS-2024-001,北京甲乙科技有限公司,家用电冰箱,GB/T 23119-2017,2024-03-01,2027-02-28,有效\n"
    "NS-2024-002,上海丙丁有限公司,洗衣机,GB/T 23118-2018,2024-03-02,2027-03-01,有效\n"
).encode()
ORACLE = '"CERT_NUMBER","ORG_NAME","BUSI_COVER_SCOP","AWARD_DATE","CERTI_E_DATE","CERTI_STATUS"\n"01234","甲公司","生产","01-MAR-24","28-FEB-27","01"\n'.encode()  # fmt: skip
SIMPLE = "证书编号,获证组织,产品名称,颁证日期\nC-1,甲公司,电水壶,2024-03-01\n"
OLD_MAC = SIMPLE.replace("\n", "\r").encode()
TWO_FILES_IN_ONE = ("\ufeff" + SIMPLE + "\ufeff" + SIMPLE.replace("C-1", "C-2")).encode()
PAGE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table border=1>'
    "<tr><th rowspan=2>证书编号<th colspan=2>获证组织<th rowspan=2>产品名称<th rowspan=2>发证日期</tr><tr><th>中文名称<th>英文名称</tr>"
    "<tr><td>001234</td><td>甲公司</td><td>Alpha&nbsp;Co &amp; Sons</td><td>电水壶<br>K-1</td><td>2024-03-01</td></tr>"
    "<tr><td>001235<td>乙公司<td>Beta<td>电冰箱<td>2024-03-02</table></body></html>"
).encode("gb18030")
RECORDS = json.dumps({"total": 2, "data": [
    {"certNumber": "J-1", "holder": {"name": "Acme Ltd"}, "product": {"name": "Kettle", "models": ["K1", "K2"]},
     "issuedAt": "2024-02-29T16:00:00Z", "expiresAt": 1806422400000},
    {"certNumber": "J-2", "holder": {"name": "Beta Ltd"}, "product": {"name": "Pot"}, "issuedAt": "2024-03-01T00:00:00+08:00"},
]}).encode()  # fmt: skip
RECORD_A_LINE = b'{"id":"N-1","company":"Acme","product":"Kettle","issue_date":1709251200}\n{"id":"N-2","company":"Beta","product":"Pot","issue_date":1709251200}\n'  # fmt: skip
OLD_WORKBOOK = zlib.decompress(base64.b85decode(
    'c-rk)O-L0{6#nkaJl_vKeVQ5?m>5}^Lci2TUxno&eE0`i1f@BN_|SMg7Y6y0xso7gQ_;pSqZU@1EDGs?P>aB*MGyp9xN1|-j|+7=_soo`8Tg=tY`)>1d(OG{+;iss&%7K<8SlTJHGxGahKgCki-dVPLCI?i0Z_SNNY>6hlne*|6ucf9$OIQ2`(L=_7|QXUfP#Bkj41G)(lMMysI^7USwS4&80v(Kp@^u!b<!julcP#ydXniHrgypK6Q=uEbCGEg)g2c{F%}Hv@3m%et&+=SNs#Rhv&~!9Y)3kt%URrcNtktA*dJ-C3$K=fY%LK3pph=sTl9#OeYi=5*d~#!C1Vgi;0U3xtgNu4WE^QUCkF7<$N|3Ci~nhkqhDFQ0O_X|>fOK5duT|P(tBxe7wa!88qfvf1h27PB;uSVOB507I~AHn4e#n!s?-~s&P4Ty1}@F${9Z-ua8ImnwBuO^vA068YJc^oc4E7)#QG-n^^GdTj<#^cR24D1+jfP&)v7>k;U1qnOnCDNEZBVfyeJciHXxb#6keJE3Sj#7=T~L*<-y~u>Ef`=V`-y&4H)Q_7G#{nCE6U#XN#>&&vUEmn9pLGMk|2wyz+F5In={-E^uic`Ps>M9o#gJ-%Nb($BKv9y&r;Gh#xAQIGZ-~CfJW$>goovmroB0M1i<=RpL?5&V{vwy<?jB%Xa2b0#@vXb@nD>My^ak3eyqlBXIA?M`a7KgoR)WNlnS_Pg7FZ)|OO~G|RiPsI3mgXKlTAtor8IxaK6;mK;H|rb=&eV^ra`)Ft9lIW9N9iH9V?Q6^vm@pe@5I$;|5u~x-lJxVkh);-dN$}R@U#Uyv8!i@-PW~(SxQt?1WOy|K*_~5{S0|yQqIB@WPL*ADZzAu><WtVjgcU%8;W+=@%ze!dtD$z<$l)efNqJ{DZ+T)r(8E^@^EwM}+`+uQC4SA2C8TA}TbKLWnZvJBa`z+fq@aL9Ly#8n7iSsY}{{cnF0YC'
))  # fmt: skip


def zipped(content: bytes = SIMPLE.encode(), *more: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("目录/list.csv", content)
        archive.writestr("__MACOSX/._list.csv", "x")
        for name in more:
            archive.writestr(name, content)
    return kept.getvalue()


def gzipped() -> bytes:
    return gzip.compress(SIMPLE.encode())


def grouped_workbook() -> bytes:
    """A title, headings over two rows with groups, a number shown with zeros, another rounded, a total, a note."""
    book = Workbook()
    sheet = book.active
    for row in (
        ["Register of certified products 2024"],
        ["No.", "Certificate", "Holder", None, "Product", None, "Validity", None],
        [None, None, "zh", "en", "Name", "Model", "Issued", "Expires"],
        [1, 7, "甲公司", "Alpha Co", "Kettle", "K1", datetime(2024, 3, 1), date(2027, 2, 28)],
        [2, 123456789012345678, "乙公司", "Beta Co", "Kettle", "K2", 45352, "permanent"],
        [3, "№ 000 123", "丙公司", "Gamma Co", "Kettle", "K3", "1. März 2024", "01-MAR-27"],
        ["Total", None, None, None, None, None, 3],
        ["Note: as granted."],
    ):
        sheet.append(row)
    for cells in ("A1:H1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2"):
        sheet.merge_cells(cells)
    sheet["B4"].number_format = "0000000"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def opendocument() -> bytes:
    """A merged cell, a day, zeros as shown, repeated cells and rows, a remark beside a cell, as LibreOffice writes them."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    rows = [
        "".join(map(cell, ("证书编号", "获证组织", "产品名称", "颁证日期"))),
        cell("00042", 'office:value-type="float" office:value="42"')
        + cell("甲公司", 'table:number-rows-spanned="2"')
        + "<table:table-cell><office:annotation><text:p>no!</text:p></office:annotation><text:p>电<text:span>水壶</text:span></text:p></table:table-cell>"
        + cell("1. Mär", 'office:value-type="date" office:date-value="2024-03-01"'),
        cell("X-7") + "<table:covered-table-cell/>" + cell("电冰箱") + cell("2024-03-02"),
        '<table:table-cell table:number-columns-repeated="16384"/>',
    ]
    again = ["", "", "", ' table:number-rows-repeated="1048000"']
    body = "".join(f"<table:table-row{more}>{row}</table:table-row>" for row, more in zip(rows, again, strict=True))
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">{body}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return kept.getvalue()

"""What languages are called, by ISO 639-1: those in which services are done here."""

from lib.text import bilingual

LANGUAGES = {
    "zh": bilingual("中文", "Chinese"),
    "en": bilingual("英语", "English"),
    "de": bilingual("德语", "German"),
    "fr": bilingual("法语", "French"),
    "es": bilingual("西班牙语", "Spanish"),
    "pt": bilingual("葡萄牙语", "Portuguese"),
    "it": bilingual("意大利语", "Italian"),
    "nl": bilingual("荷兰语", "Dutch"),
    "pl": bilingual("波兰语", "Polish"),
    "ru": bilingual("俄语", "Russian"),
    "tr": bilingual("土耳其语", "Turkish"),
    "ar": bilingual("阿拉伯语", "Arabic"),
    "ja": bilingual("日语", "Japanese"),
    "ko": bilingual("韩语", "Korean"),
    "vi": bilingual("越南语", "Vietnamese"),
    "th": bilingual("泰语", "Thai"),
    "id": bilingual("印度尼西亚语", "Indonesian"),
}


def name_of_language(code: str) -> dict[str, str]:
    """In both languages; the code itself where it is unknown."""
    return LANGUAGES.get(code, bilingual(code, code))

"""Which days and hours a country keeps: the zone of its capital, or of most of its trade, where it has several."""

from functools import cache
from zoneinfo import available_timezones

from babel.core import get_global

HOME_ZONE = "Asia/Shanghai"
OF_TRADE = (  # to choose from where a list of four hundred would be in the way
    "UTC", HOME_ZONE, "Asia/Hong_Kong", "Asia/Taipei", "Asia/Tokyo", "Asia/Seoul", "Asia/Singapore", "Asia/Bangkok",
    "Asia/Ho_Chi_Minh", "Asia/Jakarta", "Asia/Manila", "Asia/Kolkata", "Asia/Karachi", "Asia/Dubai", "Asia/Riyadh",
    "Asia/Tashkent", "Asia/Almaty", "Europe/Istanbul", "Europe/Moscow", "Europe/Athens", "Europe/Berlin", "Europe/Paris",
    "Europe/Madrid", "Europe/Rome", "Europe/Warsaw", "Europe/London", "Africa/Cairo", "Africa/Lagos",
    "Africa/Johannesburg", "America/Sao_Paulo", "America/Argentina/Buenos_Aires", "America/New_York", "America/Chicago",
    "America/Denver", "America/Los_Angeles", "America/Mexico_City", "America/Toronto", "Australia/Sydney",
    "Pacific/Auckland",
)  # fmt: skip
OF_SEVERAL = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo", "CA": "America/Toronto",
    "CD": "Africa/Kinshasa", "CL": "America/Santiago", "CN": HOME_ZONE, "CY": "Asia/Nicosia", "DE": "Europe/Berlin",
    "EC": "America/Guayaquil", "ES": "Europe/Madrid", "FM": "Pacific/Pohnpei", "GL": "America/Nuuk",
    "ID": "Asia/Jakarta", "KI": "Pacific/Tarawa", "KZ": "Asia/Almaty", "MH": "Pacific/Majuro",
    "MN": "Asia/Ulaanbaatar", "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby", "PS": "Asia/Hebron", "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow", "UA": "Europe/Kyiv", "US": "America/New_York", "UZ": "Asia/Tashkent",
}  # fmt: skip
RENAMED = {  # where the tables of countries still say the name of before
    "Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu", "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh", "Africa/Asmera": "Africa/Asmara", "Atlantic/Faeroe": "Atlantic/Faroe",
    "America/Coral_Harbour": "America/Atikokan", "Pacific/Truk": "Pacific/Chuuk", "Pacific/Ponape": "Pacific/Pohnpei",
}  # fmt: skip


@cache
def zones() -> tuple[str, ...]:
    """Every zone that may be chosen: places, and no offsets or old abbreviations."""
    regions = (
        "Africa/",
        "America/",
        "Antarctica/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    )
    return tuple(sorted(zone for zone in available_timezones() if zone.startswith(regions)))


@cache
def zone_of(country: str) -> str:
    """The zone that a country keeps, by its ISO code; ours where its zone is not known."""
    if country in OF_SEVERAL:
        return OF_SEVERAL[country]
    listed = [zone for zone, territory in get_global("zone_territories").items() if territory == country]
    known = [RENAMED.get(zone, zone) for zone in listed]
    return next((zone for zone in known if zone in zones()), HOME_ZONE)

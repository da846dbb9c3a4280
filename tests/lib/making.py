"""What tests of lib begin with, and tests elsewhere too."""

import unicodedata

INVISIBLE = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]

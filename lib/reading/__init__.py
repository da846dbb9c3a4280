"""Files of tables, whatever wrote them: opened, guessed at and read row by row in bounded memory. Knows no app."""

from lib.reading.tables import Line, Reading, Unreadable, guess, lines, sheets_of

__all__ = ["Line", "Reading", "Unreadable", "guess", "lines", "sheets_of"]

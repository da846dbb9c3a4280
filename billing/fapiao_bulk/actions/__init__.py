"""What may be done with sheets, lists and files of fapiao."""

from billing.fapiao_bulk.actions.lists import (
    add_fapiao_files,
    receive_fapiao_list,
    say_fapiao_columns,
    set_fapiao_rows_aside,
    set_fapiao_settings,
    take_fapiao_rows,
    take_fapiao_rows_up,
)
from billing.fapiao_bulk.actions.sheets import export_fapiao

__all__ = [
    "add_fapiao_files",
    "export_fapiao",
    "receive_fapiao_list",
    "say_fapiao_columns",
    "set_fapiao_rows_aside",
    "set_fapiao_settings",
    "take_fapiao_rows",
    "take_fapiao_rows_up",
]

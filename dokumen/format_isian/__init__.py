"""The Format of step 5: a workbook each unit fills in during step 7, and the reading of what comes back."""

from dokumen.format_isian.baca import BarisFormat, HasilFormat, is_format, read_format
from dokumen.format_isian.bentuk import FormatIsian, FormatUnit

__all__ = ["BarisFormat", "FormatIsian", "FormatUnit", "HasilFormat", "is_format", "read_format"]

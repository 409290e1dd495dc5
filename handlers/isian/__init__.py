"""Step 7: a unit fills in its form, one question at a time or by a workbook, and sends it."""

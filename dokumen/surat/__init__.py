"""Office papers as docx, one module for each, put together from the same parts (domain, section 5)."""

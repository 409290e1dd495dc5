"""The rules of the SOP."""

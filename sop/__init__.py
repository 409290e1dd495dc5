"""Decides: the SOP as data and rules, pure."""

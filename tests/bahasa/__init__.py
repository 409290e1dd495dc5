"""Tests of bahasa/."""

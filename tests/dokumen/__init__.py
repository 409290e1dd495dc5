"""Tests of the papers the office reads and fills in."""

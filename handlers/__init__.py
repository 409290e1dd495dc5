"""Talks: one file per conversation, knowing no channel."""

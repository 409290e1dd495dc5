"""A stand-in for Telegram with a web page; imports nothing of ours."""

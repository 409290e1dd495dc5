"""The stand-in for Telegram, driven over real HTTP by the library that the bot uses."""

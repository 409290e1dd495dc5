"""How the office writes: numbers, dates and every sentence of the chat, in formal Bahasa Indonesia."""

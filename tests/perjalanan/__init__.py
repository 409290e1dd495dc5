"""The journey: whole cycles, as the people of the office live them."""

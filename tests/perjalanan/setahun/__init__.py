"""A year of one office: its calendar and its facts as the test wrote them down, the story, and the reckoning."""

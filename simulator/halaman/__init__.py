"""The page: one phone for each person, plain HTML, CSS and JavaScript."""

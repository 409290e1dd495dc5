"""The talks, tested as talks: what is typed goes in, and whole answers come out."""

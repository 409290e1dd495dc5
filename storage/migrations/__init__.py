"""Short, dated migrations, each walked both ways."""

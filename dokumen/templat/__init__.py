"""Templates of office papers: what fields they have, how ours are made, how one is checked and filled in."""

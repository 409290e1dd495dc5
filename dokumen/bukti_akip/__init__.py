"""The proof for the AKIP evaluation: criterion by criterion, from the trail alone, with every row it rests on."""

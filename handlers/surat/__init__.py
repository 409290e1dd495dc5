"""The papers and the books: letters, their numbers and templates, what an attestation rests on."""

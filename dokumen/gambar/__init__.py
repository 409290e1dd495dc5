"""Pictures for the phone and for papers: the rekap as a card, its graphs, an indicator's history, a QR code."""

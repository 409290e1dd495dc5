"""What is measured, one module a question; each yields `Figures`."""

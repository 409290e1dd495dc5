"""Pictures of every paper of the example office, to look at before somebody else does; or of all that an archive holds.

`make potret`, or `python -m tests.potret OUT_DIR`: the rekap workbook and the blank form (the first page of each
sheet), the card, the graphs, the history of some indicators, the letters, and the draft of Bab III, page by page.
Needs LibreOffice with Calc and Writer, and pdftoppm (poppler-utils). The same papers give the same pictures on the
same machine; typefaces differ from one to another. docs/papers.md shows some of them.
"""

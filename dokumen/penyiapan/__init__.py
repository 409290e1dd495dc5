"""The set-up workbook (contract, section 5): one module a sheet, each with its headings, its rows and its reading."""

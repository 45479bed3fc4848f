"""One module a format, found by existing: its name is the format's.

Each holds `BINARY` (bytes, so a file is needed), `FOR_PEOPLE` (title and footer belong to it) and `write(sheet, out)`; those that
print pages too hold `write_page(page, out)`.
"""

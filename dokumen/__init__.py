"""Writes papers and reads them: values in, bytes out."""

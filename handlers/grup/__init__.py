"""Groups of the office: everybody reads there, so nothing stands in them but how far a cycle is."""

"""The suite; each folder holds the tests of one room."""

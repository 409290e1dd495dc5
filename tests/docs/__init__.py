"""The engineers' pages of docs/, held to the code they speak of."""

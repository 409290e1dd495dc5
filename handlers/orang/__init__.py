"""The people: how they join and leave, who stands in, whom a task waits for, and what each may do."""

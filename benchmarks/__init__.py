"""The bench: our spine beside others on the same work, in one run, on this machine."""

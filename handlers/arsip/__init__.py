"""The archive of a cycle: made at step 12, found again by /arsip, and made anew after a reopening."""

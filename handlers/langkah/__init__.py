"""The steps done by a guided talk or by an upload: their questions, who came, the proofs and the invitation."""

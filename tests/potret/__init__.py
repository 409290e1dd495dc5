"""Pictures of every paper of the example office: python -m tests.potret OUT_DIR."""

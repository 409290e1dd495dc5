"""What the bot serves over HTTP: the platform's webhook, and health and metrics for the operator."""

"""Every sentence the chat says, apart from the logic: values in, escaped markup out."""

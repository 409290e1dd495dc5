"""/admin: what the office's admin sees and changes, a module for each room, and the menu that leads to them."""

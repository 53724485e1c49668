"""What the program speaks of: frozen values without behaviour of their own."""

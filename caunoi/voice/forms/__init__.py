"""What people type, turned into the arguments of one command."""

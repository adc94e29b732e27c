"""What officers type about documents and tasks, turned into the arguments of one command."""

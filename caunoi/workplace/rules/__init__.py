"""What the law asks of a workplace and what it refuses: values in, values out."""

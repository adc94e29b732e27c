"""What the room allows; plain values in, refusals or values out."""

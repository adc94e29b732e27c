"""Pages of the room: the register and its records for those who keep them, and what everybody may see."""

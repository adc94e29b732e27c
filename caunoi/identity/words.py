"""What may be a sign-in name."""

#: Lower-case letters without marks, digits, dots and hyphens, from three characters on.
USERNAME = r"^[a-z0-9][a-z0-9._-]{2,60}$"

"""The people's own works (dân làm): community works, contributions and their accounts, skilful people-relations models, movements, village conventions, self-managed groups."""

"""Recommendations and promises of every room followed to their end (theo đến cùng): who owes, since when, answered, done with evidence, disputed."""

"""Pages of review conferences: officers' by what is done, everybody's."""

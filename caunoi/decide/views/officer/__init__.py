"""Officers' pages: the list, the rolls, a decision and every act on it."""

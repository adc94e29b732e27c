"""What the people have of it (dân thụ hưởng): satisfaction, who benefits, what the service index says."""

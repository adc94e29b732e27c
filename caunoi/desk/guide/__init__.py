"""The guide: what each person does here, day by day, in the words that stand on the buttons."""

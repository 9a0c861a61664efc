"""What the words of a dose sentence say one by one: amounts, rates, times, patients, marks."""

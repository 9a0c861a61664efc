"""What sentences of any kind of fact have in common: clauses, what opens and governs them, whom they are about."""

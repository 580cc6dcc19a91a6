"""Pictures of a history, and the same in words and as a table. Nothing here works rules out."""

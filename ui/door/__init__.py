"""The door: who comes in, by what, and what is refused before anything is shown."""

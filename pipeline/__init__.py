"""The journeys of the program, each one short function."""

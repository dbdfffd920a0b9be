"""The parts of Giao ban: its steps, its forms and its minutes."""

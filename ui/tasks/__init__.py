"""The parts of Nhiệm vụ: its lists, its calendar and its forms."""

"""Which unit a written name means."""

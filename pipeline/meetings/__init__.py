"""Meetings: what stands on their agenda, what they decide, and their minutes."""

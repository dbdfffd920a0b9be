"""Commands about units, people and what they say."""

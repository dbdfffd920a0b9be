"""Commands about figures: bring, judge, trace."""

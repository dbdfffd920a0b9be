"""What is said of plans, units and settings that an office edits."""

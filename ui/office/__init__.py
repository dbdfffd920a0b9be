"""What the pages show on which an office edits plans, units and settings."""

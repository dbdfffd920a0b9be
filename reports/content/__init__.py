"""What a document says, before any format: filled once, written in many ways."""

"""The parts of Nhật ký: its choices and its list."""

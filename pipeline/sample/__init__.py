"""The labelled demonstration."""

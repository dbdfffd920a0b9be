"""What stands around every page: the choices, and the one place that asks the pipeline."""

"""Documents of inspections: plan, notice, proposal and result."""

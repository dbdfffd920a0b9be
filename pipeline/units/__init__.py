"""Changes of the register that come as workbooks."""

"""What is asked: indicators, targets and the plans that set them."""

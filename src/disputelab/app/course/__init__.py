"""The views of the course."""

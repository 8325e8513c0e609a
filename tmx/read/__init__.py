"""Reading TMX as a stream: damaged files are repaired on the way, and every fault is reported."""

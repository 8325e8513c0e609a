"""Writing TMX for one CAT tool or for all: what a tool refuses is left out and counted."""

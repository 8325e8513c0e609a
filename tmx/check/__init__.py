"""What a CAT tool would refuse or match badly in a TMX file, and the repair of the file."""

"""Translation units: the values, their inline elements, and their text as XML."""

"""Alignments compared with gold alignments: scores, errors, and perturbed gold."""

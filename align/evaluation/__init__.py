"""Alignments against gold alignments: scores, errors, gold made harder."""

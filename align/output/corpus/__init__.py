"""An alignment as a corpus: TEI, vertical text for the Corpus Workbench and Sketch Engine, ParaConc."""

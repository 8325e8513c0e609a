"""SRX 2.0 files, the segmentation rules that CAT tools exchange: read, and used to cut as these tools do."""

from align.segmentation.srx.reading import read_srx
from align.segmentation.srx.rules import LanguageRules, SrxRules

__all__ = ["LanguageRules", "SrxRules", "read_srx"]

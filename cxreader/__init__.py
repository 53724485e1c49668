"""A desktop reader for piles of customer-experience texts in several languages."""

__version__ = "0.6.0"

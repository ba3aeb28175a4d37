"""Shares of positive-, neutral- and negative-looking faces over a lecture, without storing a picture."""

__version__ = "0.1.0"

"""Labelled faces come in; models with their cards and measurements go out."""
